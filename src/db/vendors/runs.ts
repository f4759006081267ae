import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, isNotNull, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { RemoteDetector } from '../../domain/screening/detector.ts'
import type { Database, Session } from '../client.ts'
import { submissions, vendorRuns, vendorStatus } from '../schema/index.ts'

export type VendorRun = typeof vendorRuns.$inferSelect

/** How long one step may take before its claim lapses, in milliseconds: an upload and a little more. */
export const leaseMs = 180_000

/** How far ahead of the even pace a short burst may run, in milliseconds. */
const burstMs = 1_000

/**
 * Claims the run whose next step has been due longest, if the detector's pace, pause and concurrency allow a step now.
 * Whoever holds the claim is alone with the run until the claim is given back or lapses.
 */
export async function claimDue(
  db: Database,
  { id: detector, limits }: Pick<RemoteDetector, 'id' | 'limits'>,
  now: Date,
): Promise<VendorRun | null> {
  return db.transaction(async (tx) => {
    const [due] = await tx
      .select({ id: vendorRuns.id })
      .from(vendorRuns)
      .where(
        and(
          eq(vendorRuns.detector, detector),
          lte(vendorRuns.nextStepAt, now),
          or(isNull(vendorRuns.claim), lte(vendorRuns.claimedUntil, now)),
        ),
      )
      .orderBy(asc(vendorRuns.nextStepAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!due) return null

    // Claims of one detector are made one after the other, so that no two processes count the same free place.
    await tx
      .select({ detector: vendorStatus.detector })
      .from(vendorStatus)
      .where(eq(vendorStatus.detector, detector))
      .for('update')
    const moment = now.toISOString()
    const paced = await tx
      .update(vendorStatus)
      .set({
        nextRequestAt: sql`greatest(${vendorStatus.nextRequestAt}, ${moment}::timestamptz) + make_interval(secs => ${1 / limits.perSecond})`,
      })
      .where(
        and(
          eq(vendorStatus.detector, detector),
          isNull(vendorStatus.pausedAt),
          or(isNull(vendorStatus.circuitOpenUntil), lte(vendorStatus.circuitOpenUntil, now)),
          or(isNull(vendorStatus.nextRequestAt), lte(vendorStatus.nextRequestAt, new Date(now.getTime() + burstMs))),
          sql`(select count(*) from vendor_runs busy where busy.detector = ${detector} and busy.claim is not null
            and busy.claimed_until > ${moment}::timestamptz) < ${limits.atOnce}`,
        ),
      )
      .returning({ detector: vendorStatus.detector })
    if (!paced.length) return null

    const [claimed] = await tx
      .update(vendorRuns)
      .set({ claim: randomUUID(), claimedUntil: new Date(now.getTime() + leaseMs), callbackPending: false })
      .where(eq(vendorRuns.id, due.id))
      .returning()
    return claimed!
  })
}

/** Gives a claim back untouched: the step was stopped from here and says nothing about the run. */
export async function giveBack(session: Session, { id, claim }: VendorRun): Promise<void> {
  await session
    .update(vendorRuns)
    .set({ claim: null, claimedUntil: null })
    .where(and(eq(vendorRuns.id, id), eq(vendorRuns.claim, claim!)))
}

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
