import type { JWTPayload } from 'jose'
import Type from 'typebox'
import { claims } from '../lti/names.ts'
import { Refusal } from '../lti/refusal.ts'
import { Address, ifFits, part, texts, Word } from '../lti/shapes.ts'
import { claimOf, fieldOf } from './aliases.ts'

/** The launches of an asset processor beside the deep linking that attaches it. */
export const assetMessages = {
  LtiAssetProcessorSettingsRequest: 'settings',
  LtiReportReviewRequest: 'review',
  LtiEulaRequest: 'eula',
} as const
export type AssetMessage = keyof typeof assetMessages

/** Where a platform takes something from us: an address, and the scopes that it named for it. */
export interface NamedService {
  url: string
  scopes: string[]
}

export interface NoticeService extends NamedService {
  supported: string[]
}

/** What a launch says about asset processing; parts are null where it does not say. */
export interface AssetLaunch {
  kind: (typeof assetMessages)[AssetMessage] | null
  activityId: string | null
  /** The platform's id of the file that a report is about. */
  assetId: string | null
  reportType: string | null
  notices: NoticeService | null
  eula: NamedService | null
  report: NamedService | null
}

const Id = Word(255)

/** Reads what a verified launch says about asset processing. Throws Refusal for a review or a EULA launch that names no file or no service. */
export function readAssetLaunch(payload: JWTPayload): AssetLaunch {
  const kind = assetMessages[payload[claims.messageType] as AssetMessage] ?? null
  const eula = serviceIn(claimOf(payload, 'eulaService'), 'url')
  const assetId = ifFits(Id, fieldOf(claimOf(payload, 'asset'), 'activityId'))
  if (kind === 'review' && !assetId)
    throw new Refusal('asset', 'The launch does not say which file its report is about.')
  if (kind === 'eula' && !eula) throw new Refusal('eula', 'The launch does not say where an acceptance goes.')
  return {
    kind,
    activityId: ifFits(Id, fieldOf(claimOf(payload, 'activity'), 'activityId')),
    assetId,
    reportType: ifFits(Type.String({ maxLength: 1024 }), claimOf(payload, 'reportType')),
    notices: noticesIn(payload),
    eula,
    report: serviceIn(claimOf(payload, 'assetReport'), 'report_url'),
  }
}

function noticesIn(payload: JWTPayload): NoticeService | null {
  const claim = claimOf(payload, 'notices')
  const service = serviceIn(claim, 'platform_notification_service_url')
  return service && { ...service, supported: texts(part(claim).notice_types_supported).slice(0, 50) }
}

/** A service by its claim: the address under `field`, and the scopes named beside it. */
export function serviceIn(claim: unknown, field: string): NamedService | null {
  const url = ifFits(Address, part(claim)[field])
  return url === null ? null : { url, scopes: texts(part(claim).scope) }
}
