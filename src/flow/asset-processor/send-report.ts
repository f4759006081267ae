import { sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { AssetReportRow } from '../../db/asset-processor/reports.ts'
import { factsOf } from '../../db/asset-processor/reports.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { assetReports } from '../../db/schema/index.ts'
import { reportOf, withdrawnReport } from '../../domain/asset-processor/report.ts'
import type { AssetReport } from '../../domain/asset-processor/report-types.ts'
import { schedules } from '../../domain/backoff.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import { DomainError } from '../../domain/error.ts'
import { sha256Hex } from '../../domain/hash.ts'
import type { Json } from '../../domain/screening/detector.ts'
import { assetScopes } from '../../lms/asset-processor/names.ts'
import { postReport } from '../../lms/asset-processor/report-service.ts'
import { claim, finish, postpone } from '../../queue/due.ts'
import { reportsOfAssets } from '../../queue/due-work.ts'
import { platformService } from '../lti/platform-service.ts'

/** Takes the report that has been due longest; null when none is. */
export const claimAssetReport = ({ db }: Context): Promise<AssetReportRow | null> =>
  claim(db, reportsOfAssets, { where: sql`true` })

/**
 * Sends one report that was claimed, as things are now, unless the LMS shows exactly that already. Its time is later than that of
 * the report before, by whatever clock. What is asked for meanwhile is sent next.
 */
export async function sendAssetReport(context: Context, row: AssetReportRow): Promise<void> {
  try {
    await send(context, row)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const values = { detail: `${error.message} It will be tried again.` }
    const outcome = await postpone(context, reportsOfAssets, row, { schedule: schedules.webhook, values })
    if (outcome === 'given_up') await settle(context, row, { state: 'failed', detail: error.message })
  }
}

async function send(context: Context, row: AssetReportRow): Promise<void> {
  const { asset, processor, facts } = await factsOf(context.db, row.assetId)
  const report = reportOf(row.type, facts) ?? (row.sentAt ? withdrawnReport(row.type) : null)
  const sentSha256 = report && hashOf(report)
  if (!report) return settle(context, row, { state: 'done', detail: 'There is nothing to show yet.' })
  if (sentSha256 === row.sentSha256) return settle(context, row, { state: 'done' })
  const url = asset.reportUrl ?? processor.reportUrl
  if (!url) return settle(context, row, { state: 'failed', detail: 'The LMS does not say where reports go.' })

  const scope = (asset.reportUrl ? asset.reportScope : processor.reportScope) ?? assetScopes.report
  const place = { url, scope, assetId: asset.assetId, resourceLinkId: asset.resourceLinkId }
  const at = timeAfter(row.sentAt, context.clock())
  const service = platformService(context, processor, await findRegistration(context.db, processor.registrationId))
  const answer = await postReport(service, place, row.type, report, at)
  if (answer === 'older')
    throw new DomainError('UNAVAILABLE', 'The LMS holds a report with a later time. Are the clocks right?')
  if (answer === 'sent') return settle(context, row, { state: 'done', detail: null, sentAt: at, sentSha256 })
  await settle(context, row, { state: 'failed', detail: `The LMS refused the report (status ${answer.refused}).` })
}

const hashOf = (report: AssetReport) => sha256Hex(canonicalJson(report as unknown as Json))

/** Now, or a millisecond after the report before where the clock was put back. */
const timeAfter = (sentAt: Date | null, now: Date) => new Date(Math.max(now.getTime(), (sentAt?.getTime() ?? 0) + 1))

async function settle({ db }: Context, row: AssetReportRow, values: Partial<AssetReportRow>): Promise<void> {
  const askedMeanwhile = sql`case when ${assetReports.asked} > ${row.asked} then clock_timestamp() end`
  await finish(db, reportsOfAssets, row, { ...values, attempts: 0, nextAttemptAt: askedMeanwhile })
}
