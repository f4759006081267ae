import { and, eq, isNull, sql } from 'drizzle-orm'
import type { AssetReportType, ReportFacts } from '../../domain/asset-processor/report-types.ts'
import type { Session } from '../client.ts'
import { idFloor, newId } from '../id.ts'
import { whatWaits } from '../review/reading-setting.ts'
import {
  assetProcessors,
  assetReports,
  assets,
  decisions,
  flagDismissals,
  flags,
  submissions,
} from '../schema/index.ts'

export type AssetReportRow = typeof assetReports.$inferSelect

/** Has reports of files looked at again. `again` sends them even where nothing changed, because the LMS lost them. */
export async function askForReports(
  session: Session,
  wanted: { assetId: string; type: AssetReportType }[],
  { again = false } = {},
): Promise<void> {
  if (!wanted.length) return
  await session
    .insert(assetReports)
    .values(wanted.map((one) => ({ id: newId(), ...one, nextAttemptAt: sql`clock_timestamp()` as never })))
    .onConflictDoUpdate({
      target: [assetReports.assetId, assetReports.type],
      set: {
        asked: sql`${assetReports.asked} + 1`,
        state: 'waiting',
        attempts: 0,
        nextAttemptAt: sql`clock_timestamp()`,
        ...(again && { sentSha256: null }),
      },
    })
}

/** A file with its processor and all that its reports depend on. */
export async function factsOf(session: Session, assetId: string) {
  const [found] = await session
    .select({ asset: assets, processor: assetProcessors, work: submissions })
    .from(assets)
    .innerJoin(assetProcessors, eq(assetProcessors.id, assets.processorId))
    .leftJoin(submissions, eq(submissions.id, assets.submissionId))
    .where(eq(assets.id, assetId))
  const { asset, processor, work } = found!
  const facts: ReportFacts = {
    part: asset.part,
    problem: asset.problem,
    status: work?.status ?? null,
    isUnreadable: work?.unreadable != null,
    flags: work ? await openFlags(session, work.id) : [],
    waits: await whatWaits(session),
    isDecided: work ? await isDecided(session, work.id) : false,
    switches: { citations: processor.reportsCitations, advisory: processor.reportsAdvisory },
  }
  return { asset, processor, facts }
}

const openFlags = (session: Session, submissionId: string) =>
  session
    .select({ point: flags.point, basis: flags.basis, severity: flags.severity })
    .from(flags)
    .leftJoin(flagDismissals, eq(flagDismissals.flagId, flags.id))
    .where(and(eq(flags.submissionId, submissionId), isNull(flagDismissals.flagId)))

async function isDecided(session: Session, submissionId: string): Promise<boolean> {
  const [found] = await session
    .select({ id: decisions.id })
    .from(decisions)
    .where(eq(decisions.submissionId, submissionId))
    .limit(1)
  return found !== undefined
}

/** Works of which something happened in the last day that their reports were not looked at for: the queue lost it. */
export async function unconsideredWorks(session: Session, ageMs: number): Promise<string[]> {
  const { rows } = await session.execute(sql`
    select distinct asset.submission_id
    from assets asset join audit_events event on event.submission_id = asset.submission_id
    where event.id > ${idFloor(Date.now() - 86_400_000)}::uuid
      and event.at < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and (asset.considered_at is null or asset.considered_at < event.at)
      and not exists (select 1 from outbox where outbox.event_id = event.id)
    limit 500`)
  return rows.map((row) => row.submission_id as string)
}
