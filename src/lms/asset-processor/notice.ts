import type { JWTPayload } from 'jose'
import Type from 'typebox'
import { instantIn } from '../../domain/dates/instant.ts'
import { claims } from '../lti/names.ts'
import { Refusal } from '../lti/refusal.ts'
import { Address, ifFits, List, part, texts, Word } from '../lti/shapes.ts'
import { claimOf, fieldOf } from './aliases.ts'
import { type NamedService, serviceIn } from './launch.ts'

/** The notices that are ordered and read here. */
export const noticeTypes = {
  hello: 'LtiHelloWorldNotice',
  submission: 'LtiAssetProcessorSubmissionNotice',
  contribution: 'LtiAssetProcessorContributionNotice',
  copy: 'LtiContextCopyNotice',
} as const

export interface OfferedAsset {
  id: string
  url: string
  /** SHA-256, in hex or base64; absent where the platform names another algorithm or none. */
  sha256?: string
  size?: number
  contentType: string | null
  /** The name that it is kept under. */
  name: string
}

/** What every notice says of itself. */
export interface NoticeHead {
  id: string
  type: string
  at: Date
  deploymentId: string
}

/** A hand-in that a notice tells of: `externalId` is that of the submission, or of the contribution to a discussion. */
export interface WorkNotice {
  subject: string
  name: string | null
  externalId: string
  activityId: string | null
  context: { id: string; title: string | null } | null
  processorId: string | null
  resourceLinkId: string | null
  status: 'Draft' | 'Submitted' | 'Deleted' | 'Hidden' | null
  /** When a contribution was changed last; null for other work. */
  updatedAt: Date | null
  report: NamedService | null
  assetScopes: string[]
  assets: OfferedAsset[]
}

/** Our own custom parameter of an attached processor. */
export const processorParameter = 'candour_processor'

const Id = Word(255)

/** Reads what a notice says of itself. Throws Refusal for a token that is no notice, such as a launch. */
export function readHead(payload: JWTPayload): NoticeHead {
  const notice = part(claimOf(payload, 'notice'))
  const [id, type] = [ifFits(Id, notice.id), ifFits(Id, notice.type)]
  const deploymentId = ifFits(Id, payload[claims.deploymentId])
  if (!id || !type) throw new Refusal('notice', 'The token is no notice: it names no notice.')
  if (!deploymentId) throw new Refusal('deployment', 'The notice names no deployment.')
  if (payload[claims.version] !== '1.3.0') throw new Refusal('version', 'The notice is not LTI 1.3.0.')
  if (payload.sub !== undefined && payload[claims.messageType] !== undefined) {
    throw new Refusal('message_type', 'The token is a launch and no notice.')
  }
  const at = instantIn(ifFits(Type.String(), notice.timestamp) ?? '')
  return { id, type, deploymentId, at: at ?? new Date((payload.iat ?? 0) * 1000) }
}

/** Reads a notice about work, and by which names other than those of the specification. Throws Refusal for one that says too little. */
export function readWork(payload: JWTPayload): { work: WorkNotice; deviations: string[] } {
  const deviations = new Set<string>()
  const contribution = part(claimOf(payload, 'contribution', deviations))
  const user = part(claimOf(payload, 'forUser', deviations))
  const subject = ifFits(Id, user.user_id)
  const submission = claimOf(payload, 'submission', deviations)
  const externalId = ifFits(Id, fieldOf(submission, 'submissionId', deviations)) ?? ifFits(Id, contribution.id)
  if (!subject) throw new Refusal('for_user', 'The notice does not say whose work it is about.')
  if (!externalId) throw new Refusal('submission', 'The notice names neither a submission nor a contribution.')
  const service = claimOf(payload, 'assetService', deviations)
  const work = {
    subject,
    name: ifFits(Word(300), user.name),
    externalId,
    activityId: ifFits(Id, fieldOf(claimOf(payload, 'activity', deviations), 'activityId', deviations)),
    context: contextIn(payload),
    processorId: ifFits(Id, part(payload[claims.custom])[processorParameter]),
    resourceLinkId: ifFits(Id, part(payload[claims.resourceLink]).id),
    status: ifFits(Type.Enum(['Draft', 'Submitted', 'Deleted', 'Hidden']), contribution.status),
    updatedAt: instantIn(ifFits(Type.String(), contribution.updated) ?? ''),
    report: serviceIn(claimOf(payload, 'assetReport', deviations), 'report_url'),
    assetScopes: texts(part(service).scope),
    assets: assetsIn(part(service).assets, deviations),
  }
  return { work, deviations: [...deviations] }
}

export function contextIn(payload: JWTPayload): WorkNotice['context'] {
  const { id: sent, title, label } = part(payload[claims.context])
  const id = ifFits(Id, sent)
  return id === null ? null : { id, title: ifFits(Word(300), title) ?? ifFits(Word(300), label) }
}

/** The ids of the courses that a copied course was made from. */
export function originsIn(payload: JWTPayload): string[] {
  const origins = ifFits(List, claimOf(payload, 'origins')) ?? []
  return origins.flatMap((one) => ifFits(Id, one) ?? ifFits(Id, part(one).id) ?? [])
}

/** How many files of one notice are read. */
const mostAssets = 50

function assetsIn(sent: unknown, deviations: Set<string>): OfferedAsset[] {
  return (ifFits(List, sent) ?? []).slice(0, mostAssets).flatMap((one) => {
    const asset = part(one)
    const id = ifFits(Id, fieldOf(asset, 'assetId', deviations))
    const url = ifFits(Address, asset.url)
    if (!id || !url) return []
    const algorithm = ifFits(Type.String(), asset.checksum_algorithm) ?? 'SHA-256'
    const sha256 = ifFits(Word(64), fieldOf(asset, 'checksum', deviations))
    const size = ifFits(Type.Integer({ minimum: 0 }), asset.size)
    return {
      id,
      url,
      ...(sha256 && /^sha-?256$/i.test(algorithm) && { sha256 }),
      ...(size !== null && { size }),
      contentType: ifFits(Word(255), asset.content_type),
      name: nameOf(asset),
    }
  })
}

/** A text that was typed into the LMS comes as a web page without a file name. */
function nameOf({ filename, title, content_type: contentType }: Record<string, unknown>): string {
  const named = ifFits(Word(1_000), filename)
  if (named) return named
  const called = ifFits(Word(300), title) ?? 'Text entry'
  return /^text\/html\b/i.test(String(contentType)) && !/\.html?$/i.test(called) ? `${called}.html` : called
}
