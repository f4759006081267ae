import type { JWTPayload } from 'jose'
import { part } from '../lti/shapes.ts'

const claim = 'https://purl.imsglobal.org/spec/lti/claim/'
const older = (name: string) =>
  ['lti-ap', 'lti-aip'].map((spec) => `https://purl.imsglobal.org/spec/${spec}/claim/${name}`)

/**
 * The names under which platforms send the same claim: that of the specification first, then those of drafts that are in use
 * (docs/reference/asset-processor.md#deviations).
 */
const claimNames = {
  activity: [`${claim}activity`, ...older('activity')],
  submission: [`${claim}submission`, ...older('submission')],
  assetService: [`${claim}assetservice`, ...older('assetservice')],
  assetReport: [`${claim}assetreport`, ...older('assetreport')],
  reportType: [`${claim}assetreport_type`, ...older('assetreport_type')],
  asset: [`${claim}asset`, ...older('asset')],
  contribution: [`${claim}contribution`, ...older('contribution')],
  forUser: [`${claim}for_user`, ...older('for_user')],
  eulaService: [`${claim}eulaservice`, ...older('eulaservice')],
  notices: [`${claim}platformnotificationservice`],
  origins: [`${claim}origin_contexts`],
  notice: [`${claim}notice`],
} as const satisfies Record<string, string[]>
type ClaimName = keyof typeof claimNames

/** The names of fields within a claim, in the same order. */
const fieldNames = {
  activityId: ['id', 'activity_id'],
  submissionId: ['id', 'submission_id'],
  assetId: ['asset_id', 'id'],
  checksum: ['sha256_checksum', 'checksum'],
} as const satisfies Record<string, string[]>

/** A claim by any of its names. Each name that is not that of the specification is added to `deviations`. */
export function claimOf(payload: JWTPayload, name: ClaimName, deviations?: Set<string>): unknown {
  return firstOf(payload, claimNames[name], deviations)
}

/** A field of a claim by any of its names, likewise. */
export function fieldOf(value: unknown, name: keyof typeof fieldNames, deviations?: Set<string>): unknown {
  return firstOf(part(value), fieldNames[name], deviations)
}

function firstOf(value: Record<string, unknown>, names: readonly string[], deviations?: Set<string>): unknown {
  const at = names.findIndex((one) => value[one] !== undefined)
  if (at > 0) deviations?.add(names[at]!)
  return at < 0 ? undefined : value[names[at]!]
}
