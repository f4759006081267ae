import { and, desc, eq, inArray, lt, ne, or, type SQL, sql } from 'drizzle-orm'
import { screenable } from '../../domain/submission/status-sets.ts'
import type { Session } from '../client.ts'
import { decisions, submissions } from '../schema/index.ts'
import type { Submission } from '../submission/access.ts'
import { textsWhere } from '../text.ts'
import { byStudentsWhoAllowIt } from './comparison.ts'

/**
 * The student's own earlier work that may serve as a yardstick, oldest first: the newest attempt at each of their other
 * assessments that no person had to look at, or that a person looked at without concern. Work that waits for a person, led
 * to advice or more, or was withdrawn, replaced or erased is none.
 */
export async function earlierWork(session: Session, { studentId, assessmentId, receivedAt }: Submission, limit = 20) {
  const confirmed = session
    .selectDistinctOn([submissions.assessmentId], { id: submissions.id })
    .from(submissions)
    .where(
      and(
        eq(submissions.studentId, studentId),
        ne(submissions.assessmentId, assessmentId),
        lt(submissions.receivedAt, receivedAt),
        or(eq(submissions.status, 'released'), and(eq(submissions.status, 'decided'), eq(lastOutcome, 'no_concern'))),
      ),
    )
    .orderBy(submissions.assessmentId, desc(submissions.receivedAt), desc(submissions.id))
  const rows = await textsWhere(session, inArray(submissions.id, confirmed), limit)
  return rows.reverse()
}

const lastOutcome = sql<string>`(
  select ${decisions.outcome} from ${decisions}
  where ${decisions.submissionId} = ${submissions.id} order by ${decisions.round} desc limit 1)`

/** Texts of other students who allow the comparison, as a yardstick: on the same assessment first, then whatever was released last elsewhere. */
export async function yardsticks(session: Session, submission: Submission, limit = 60) {
  const cohort = await cohortOf(session, submission, limit, byStudentsWhoAllowIt)
  if (cohort.length >= limit) return cohort
  const elsewhere = and(
    eq(submissions.status, 'released'),
    byStudentsWhoAllowIt,
    ne(submissions.studentId, submission.studentId),
    ne(submissions.assessmentId, submission.assessmentId),
  )
  return [...cohort, ...(await textsWhere(session, elsewhere, limit - cohort.length))]
}

/** Other students' work on the same assessment, newest first: what is usual in this cohort. */
export function cohortOf(session: Session, { studentId, assessmentId }: Submission, limit: number, also?: SQL) {
  return textsWhere(
    session,
    and(
      eq(submissions.assessmentId, assessmentId),
      ne(submissions.studentId, studentId),
      inArray(submissions.status, screenable),
      also,
    ),
    limit,
  )
}

/** The texts of these works. */
export function textsOf(session: Session, ids: string[]) {
  return textsWhere(session, inArray(submissions.id, ids), ids.length)
}
