import { and, asc, eq, inArray, lt, sql } from 'drizzle-orm'
import { retired, supersedable } from '../../domain/submission/status-sets.ts'
import type { Session, Transaction } from '../client.ts'
import { idFloor } from '../id.ts'
import { concerns, disclosures, submissions } from '../schema/index.ts'

/** How far back is looked, in milliseconds. */
const recent = 7 * 86_400_000

export type Attempt = Pick<
  typeof submissions.$inferSelect,
  'id' | 'assessmentId' | 'studentId' | 'submittedBy' | 'attempt'
>

/** The submission, or null when there is none. */
export async function findAttempt(session: Session, id: string) {
  const [found] = await session.select().from(submissions).where(eq(submissions.id, id))
  return found ?? null
}

const before = ({ assessmentId, studentId, attempt }: Attempt) =>
  and(
    eq(submissions.assessmentId, assessmentId),
    eq(submissions.studentId, studentId),
    lt(submissions.attempt, attempt),
  )

/**
 * What an attempt may take the place of: a student replaces any attempt of their own, an LMS only what it delivered itself.
 * `unsuperseded` says the same for all attempts at once.
 */
const replaceableBy = ({ studentId, submittedBy }: Attempt) =>
  studentId === submittedBy ? undefined : eq(submissions.submittedBy, submittedBy)

/**
 * The earlier attempts that `newer` takes the place of, locked oldest first; not those whose evidence was disclosed. What was
 * disclosed is read once they are locked, for a statement that waits for a lock does not see what was added meanwhile.
 */
export async function lockEarlier(tx: Transaction, newer: Attempt) {
  const locked = await tx
    .select()
    .from(submissions)
    .where(and(before(newer), replaceableBy(newer), inArray(submissions.status, supersedable)))
    .orderBy(asc(submissions.attempt))
    .for('update')
  const ids = locked.map(({ id }) => id)
  const disclosed = await tx
    .select({ id: disclosures.submissionId })
    .from(disclosures)
    .where(inArray(disclosures.submissionId, ids))
  return locked.filter(({ id }) => !disclosed.some((one) => one.id === id))
}

/** Concerns about attempts that `newer` or one before it took the place of, oldest first. No decision answered them. */
export function concernsBefore(session: Session, newer: Attempt) {
  return session
    .select({ concern: concerns, attempt: submissions.attempt })
    .from(concerns)
    .innerJoin(submissions, eq(submissions.id, concerns.submissionId))
    .where(and(before(newer), eq(submissions.status, 'superseded')))
    .orderBy(asc(concerns.at))
}

/**
 * Newer attempts, in time, beside which an earlier one still stands that they take the place of; the hand-in is older
 * than `ageMs`, so that the queue has had its time.
 */
export async function unsuperseded(session: Session, ageMs: number): Promise<string[]> {
  const { rows } = await session.execute(sql`
    select newer.id from submissions newer
    where newer.id > ${idFloor(Date.now() - recent)}::uuid and newer.attempt > 1 and not newer.late
      and newer.status not in ${retired}
      and newer.received_at < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and not exists (select 1 from outbox where outbox.submission_id = newer.id)
      and exists (
        select 1 from submissions earlier
        where earlier.assessment_id = newer.assessment_id and earlier.student_id = newer.student_id
          and earlier.attempt < newer.attempt and earlier.status in ${supersedable}
          and newer.submitted_by in (newer.student_id, earlier.submitted_by)
          and not exists (select 1 from disclosures where disclosures.submission_id = earlier.id)
      )
    limit 500`)
  return rows.map(({ id }) => id as string)
}
