import { and, desc, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { submissions, vendorRuns } from '../schema/index.ts'

export type VendorRun = typeof vendorRuns.$inferSelect

/** What the vendor calls this student's other attempts at the same assessment. */
export async function earlierDocuments(session: Session, run: VendorRun): Promise<string[]> {
  const own = session
    .select({ assessmentId: submissions.assessmentId, studentId: submissions.studentId })
    .from(submissions)
    .where(eq(submissions.id, run.submissionId))
    .as('own')
  const rows = await session
    .selectDistinct({ externalId: vendorRuns.externalId })
    .from(vendorRuns)
    .innerJoin(submissions, eq(submissions.id, vendorRuns.submissionId))
    .innerJoin(own, and(eq(own.assessmentId, submissions.assessmentId), eq(own.studentId, submissions.studentId)))
    .where(
      and(
        eq(vendorRuns.detector, run.detector),
        ne(vendorRuns.submissionId, run.submissionId),
        isNotNull(vendorRuns.externalId),
        isNull(vendorRuns.erasureRequestedAt),
      ),
    )
  return rows.map(({ externalId }) => externalId!)
}

/** The runs of remote detectors on a submission, newest first. */
export function vendorRunsOf(session: Session, submissionId: string) {
  return session
    .select()
    .from(vendorRuns)
    .where(eq(vendorRuns.submissionId, submissionId))
    .orderBy(desc(vendorRuns.createdAt))
}

/** How many runs stand where, how long the oldest waits, and how long runs took (50 and 95 of 100, in seconds). */
export async function runFigures(session: Session, detector: string) {
  const { rows } = await session.execute(sql`
    select state, count(*)::int as runs, min(since) as oldest,
      percentile_disc(0.5) within group (order by extract(epoch from succeeded_at - created_at)) as p50,
      percentile_disc(0.95) within group (order by extract(epoch from succeeded_at - created_at)) as p95
    from vendor_runs where detector = ${detector} group by state order by state`)
  return rows.map(({ state, runs, oldest, p50, p95 }) => ({
    state: state as string,
    runs: runs as number,
    oldest: oldest ? new Date(oldest as string).toISOString() : null,
    secondsToResult: p50 === null ? null : { half: Number(p50), most: Number(p95) },
  }))
}
