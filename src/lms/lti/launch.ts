import type { JWTPayload } from 'jose'
import { claims } from './names.ts'
import { Refusal } from './refusal.ts'

export interface DeepLinkSettings {
  returnUrl: string
  acceptTypes: string[]
  acceptLineItem: boolean
  /** Goes back to the platform as it came; absent when the platform sent none. */
  data?: string
}

/** What a platform tells us when it sends somebody. */
export interface Launch {
  subject: string
  name: string | null
  deploymentId: string
  roles: string[]
  link: { id: string; title: string | null } | null
  deepLinking: DeepLinkSettings | null
  contextId: string | null
  custom: Record<string, string>
  grades: { lineItem: string | null; lineItems: string | null; scopes: string[] }
  membershipsUrl: string | null
}

type Claims = Record<string, unknown>

/**
 * Reads a verified token as a launch: version, deployment, message with its required claims, and a target on our own
 * address (checks 7, 9 and 10 of the sheet's order; whether the deployment is known is the database's question). Throws
 * Refusal.
 */
export function readLaunch(payload: JWTPayload, ownOrigin: string): Launch {
  if (payload[claims.version] !== '1.3.0') throw new Refusal('version', 'The launch is not LTI 1.3.0.')
  const deploymentId = words(payload[claims.deploymentId], 255)
  if (!deploymentId) throw new Refusal('deployment', 'The launch names no deployment.')
  const message = payload[claims.messageType]
  const deep = message === 'LtiDeepLinkingRequest'
  if (!deep && message !== 'LtiResourceLinkRequest') {
    throw new Refusal('message_type', 'The launch is of a kind that this tool does not offer.')
  }
  const link = object(payload[claims.resourceLink])
  const linkId = words(link.id, 255)
  if (!deep && !linkId) throw new Refusal('resource_link', 'The launch names no link in the course.')
  const roles = payload[claims.roles]
  if (!Array.isArray(roles) || !roles.every((role) => typeof role === 'string')) {
    throw new Refusal('roles', 'The launch does not say which roles the person has.')
  }
  const target = payload[claims.targetLinkUri]
  const elsewhere = typeof target !== 'string' || !URL.canParse(target) || new URL(target).origin !== ownOrigin
  if (elsewhere && !(deep && target === undefined)) {
    throw new Refusal('target', 'The launch leads to another address than that of this tool.')
  }
  if (!words(payload.sub, 255)) throw new Refusal('subject', 'The launch does not say who comes.')

  const endpoint = object(payload[claims.endpoint])
  return {
    subject: payload.sub!,
    name: nameIn(payload),
    deploymentId,
    roles: roles.slice(0, 100),
    link: deep ? null : { id: linkId!, title: words(link.title, 300) },
    deepLinking: deep ? settings(object(payload[claims.deepLinking])) : null,
    contextId: words(object(payload[claims.context]).id, 255),
    custom: customOf(payload[claims.custom]),
    grades: {
      lineItem: address(endpoint.lineitem),
      lineItems: address(endpoint.lineitems),
      scopes: texts(endpoint.scope),
    },
    membershipsUrl: address(object(payload[claims.namesRoles]).context_memberships_url),
  }
}

function settings(sent: Claims): DeepLinkSettings {
  const returnUrl = address(sent.deep_link_return_url)
  const acceptTypes = texts(sent.accept_types)
  if (!returnUrl || !acceptTypes.length) {
    throw new Refusal('deep_linking', 'The platform does not say where the choice goes or what it accepts.')
  }
  return {
    returnUrl,
    acceptTypes,
    acceptLineItem: sent.accept_lineitem !== false,
    ...(typeof sent.data === 'string' && { data: sent.data }),
  }
}

function nameIn({ name, given_name: given, family_name: family }: JWTPayload): string | null {
  return words(name, 300) ?? words([given, family].filter((part) => typeof part === 'string').join(' '), 300)
}

/** Custom parameters; a value that still begins with `$` is a variable that the platform did not fill in. */
function customOf(sent: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(object(sent)).flatMap(([name, value]) =>
      typeof value === 'string' && value && !value.startsWith('$') ? [[name, value]] : [],
    ),
  )
}

const object = (value: unknown): Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : {}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

const address = (value: unknown) => (typeof value === 'string' && URL.canParse(value) ? value : null)

function words(value: unknown, longest: number): string | null {
  return typeof value === 'string' && value.trim() && value.length <= longest && !/\p{Cc}/u.test(value) ? value : null
}
