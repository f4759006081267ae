import type { JWTPayload } from 'jose'
import Type, { type Static } from 'typebox'
import { Check } from 'typebox/value'
import { type AssetLaunch, assetMessages, readAssetLaunch } from '../asset-processor/launch.ts'
import { dateSaid, type SaidDates } from './dates.ts'
import { AssetProcessorLaunch, DeepLinkingLaunch, launchClaims, ResourceLinkLaunch } from './launch-claims.ts'
import { claims, customs } from './names.ts'
import { Address, ifFits, part, texts, Word } from './shapes.ts'

export interface DeepLinkSettings {
  returnUrl: string
  acceptTypes: string[]
  acceptLineItem: boolean
  /** Goes back to the platform as it came; absent when the platform sent none. */
  data?: string
}

/** What a platform tells us when it sends a person. */
export interface Launch {
  subject: string
  name: string | null
  deploymentId: string
  roles: string[]
  link: { id: string; title: string | null } | null
  deepLinking: DeepLinkSettings | null
  /** Where in the platform the link stands, such as a course; null where the platform does not say. */
  context: { id: string; title: string | null } | null
  custom: Record<string, string>
  /** From when and until when the work of the link can be handed in. They may be meant for this person alone. */
  dates: SaidDates
  grades: { lineItem: string | null; lineItems: string | null; scopes: string[] }
  membershipsUrl: string | null
  asset: AssetLaunch
}

/**
 * Reads a verified token as a launch (docs/reference/lti.md#launch-checks, 7, 9 and 10; whether the deployment is known
 * is for the database to say). What is optional is left out where it cannot be used. Throws Refusal.
 */
export function readLaunch(payload: JWTPayload, ownOrigin: string): Launch {
  if (payload[claims.messageType] === 'LtiDeepLinkingRequest') {
    const launch = launchClaims(DeepLinkingLaunch, payload, ownOrigin)
    return { ...personAndCourse(payload, launch), link: null, deepLinking: settings(launch[claims.deepLinking]) }
  }
  if ((payload[claims.messageType] as string) in assetMessages) {
    const launch = launchClaims(AssetProcessorLaunch, payload, ownOrigin)
    return { ...personAndCourse(payload, launch), link: null, deepLinking: null }
  }
  const launch = launchClaims(ResourceLinkLaunch, payload, ownOrigin)
  const { id, title } = launch[claims.resourceLink]
  return { ...personAndCourse(payload, launch), link: { id, title: ifFits(Word(300), title) }, deepLinking: null }
}

function personAndCourse(payload: JWTPayload, launch: Static<typeof AssetProcessorLaunch>) {
  const endpoint = part(payload[claims.endpoint])
  const sent = part(payload[claims.custom])
  return {
    subject: launch.sub,
    name: nameIn(payload),
    deploymentId: launch[claims.deploymentId],
    roles: launch[claims.roles].slice(0, 100),
    context: contextIn(payload),
    custom: customOf(sent),
    dates: { opensAt: dateSaid(sent[customs.opensAt]), dueAt: dateSaid(sent[customs.dueAt]) },
    grades: {
      lineItem: ifFits(Address, endpoint.lineitem),
      lineItems: ifFits(Address, endpoint.lineitems),
      scopes: texts(endpoint.scope),
    },
    membershipsUrl: ifFits(Address, part(payload[claims.namesRoles]).context_memberships_url),
    asset: readAssetLaunch(payload),
  }
}

function settings(sent: Static<typeof DeepLinkingLaunch>[typeof claims.deepLinking]): DeepLinkSettings {
  return {
    returnUrl: sent.deep_link_return_url,
    acceptTypes: texts(sent.accept_types),
    acceptLineItem: sent.accept_lineitem !== false,
    ...(typeof sent.data === 'string' && { data: sent.data }),
  }
}

function contextIn(payload: JWTPayload): Launch['context'] {
  const { id: sent, title, label } = part(payload[claims.context])
  const id = ifFits(Word(255), sent)
  return id === null ? null : { id, title: ifFits(Word(300), title) ?? ifFits(Word(300), label) }
}

function nameIn({ name, given_name: given, family_name: family }: JWTPayload): string | null {
  return ifFits(Word(300), name) ?? ifFits(Word(300), texts([given, family]).join(' '))
}

/** Custom parameters; a value that still begins with `$` is a variable that the platform did not fill in. */
function customOf(sent: Record<string, unknown>): Record<string, string> {
  const filledIn = Object.entries(sent).filter(([, value]) => Check(FilledIn, value))
  return Object.fromEntries(filledIn) as Record<string, string>
}

const FilledIn = Type.String({ pattern: '^[^$]' })
