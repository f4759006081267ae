import { sql } from 'drizzle-orm'
import type { Decision, Outcome } from '../../../domain/review/decision.ts'
import type { Session } from '../../client.ts'
import type { Submission } from '../../submission/access.ts'

/** Decisions that stand about other work of the same student and that found something, made before the newest one here, newest first. */
export async function earlierCasesOf(session: Session, { id, studentId }: Pick<Submission, 'id' | 'studentId'>) {
  const { rows } = await session.execute(sql`
    select other.id, assessments.title, made.outcome, made.points, made.at
    from submissions other join assessments on assessments.id = other.assessment_id
    join lateral (select * from decisions where submission_id = other.id order by round desc limit 1) made on true
    where other.student_id = ${studentId} and other.id <> ${id} and other.status = 'decided'
      and (made.outcome in ('breach_recorded', 'referred') or finds(made.points, 'established') or finds(made.points, 'poor_practice'))
      and made.at < (select max(at) from decisions where submission_id = ${id})
    order by made.at desc, other.id`)
  return rows.map(({ id: submissionId, title, outcome, points, at }) => ({
    submissionId: submissionId as string,
    title: title as string,
    outcome: outcome as Outcome,
    findings: (points as Decision['points']).map(({ code, finding }) => ({ code, finding })),
    at: new Date(at as string),
  }))
}
