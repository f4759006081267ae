import type { JWTPayload } from 'jose'
import Type, { type Static, type TObject, type TSchema } from 'typebox'
import { Check } from 'typebox/value'
import { urlIn } from '../../domain/url.ts'
import { type AssetMessage, assetMessages } from '../asset-processor/launch.ts'
import { claims } from './names.ts'
import { Refusal } from './refusal.ts'
import { Address, Word } from './shapes.ts'

/** Why a launch without this claim is refused: a code for counting, and a sentence for the admin of the LMS. */
const refusing = (reason: string, sentence: string) => ({ refusal: [reason, sentence] as const })

const elsewhere = refusing('target', 'The launch leads to another address than that of this tool.')

/** What every launch says. */
const common = {
  [claims.version]: Type.Literal('1.3.0', refusing('version', 'The launch is not LTI 1.3.0.')),
  [claims.deploymentId]: Word(255, refusing('deployment', 'The launch names no deployment.')),
  [claims.messageType]: Type.Enum(
    ['LtiResourceLinkRequest', 'LtiDeepLinkingRequest', ...(Object.keys(assetMessages) as AssetMessage[])],
    refusing('message_type', 'The launch is of a kind that this tool does not offer.'),
  ),
  [claims.roles]: Type.Array(Type.String(), refusing('roles', 'The launch does not say which roles the person has.')),
  sub: Word(255, refusing('subject', 'The launch does not say who comes.')),
}

/** A launch from a link in a course. */
export const ResourceLinkLaunch = Type.Object({
  ...common,
  [claims.resourceLink]: Type.Object(
    { id: Word(255), title: Type.Optional(Type.Unknown()) },
    refusing('resource_link', 'The launch names no link in the course.'),
  ),
  [claims.targetLinkUri]: Type.String(elsewhere),
})

/** A launch by a tutor who chooses what a new link leads to. */
export const DeepLinkingLaunch = Type.Object({
  ...common,
  [claims.targetLinkUri]: Type.Optional(Type.String(elsewhere)),
  [claims.deepLinking]: Type.Object(
    {
      deep_link_return_url: Address,
      accept_types: Type.Array(Type.Unknown(), { contains: Type.String() }),
      accept_lineitem: Type.Optional(Type.Unknown()),
      data: Type.Optional(Type.Unknown()),
    },
    refusing('deep_linking', 'The platform does not say where the choice goes or what it accepts.'),
  ),
})

/** A launch about a file that was processed, or about the policy. */
export const AssetProcessorLaunch = Type.Object({
  ...common,
  [claims.targetLinkUri]: Type.Optional(Type.String(elsewhere)),
})

/** The claims of a launch, checked one after another and against our own origin. Throws Refusal for the first that fails. */
export function launchClaims<Schema extends TObject>(
  schema: Schema,
  payload: JWTPayload,
  ownOrigin: string,
): Static<Schema> {
  for (const [claim, shape] of Object.entries(schema.properties as Record<string, TSchema>)) {
    const value = payload[claim]
    const fits = value === undefined ? !schema.required?.includes(claim) : Check(shape, value)
    if (!fits) throw new Refusal(...(shape as unknown as ReturnType<typeof refusing>).refusal)
  }
  const target = payload[claims.targetLinkUri] as string | undefined
  if (target !== undefined && urlIn(target)?.origin !== ownOrigin) {
    throw new Refusal(...elsewhere.refusal)
  }
  return payload as Static<Schema>
}
