import { DomainError } from '../../domain/error.ts'
import type { Database } from '../client.ts'
import { assessmentOfWork } from '../dates/versions.ts'

/** What a hand-in is checked against before it is accepted. */
export interface HandInContext {
  opensAt: Date | null
  brief: string
  /** How many times the student handed in for this assessment. */
  attempts: number
  /** Fingerprints of what the same student wrote for other assessments; a new version of the same work may repeat itself. */
  earlierAnswers: string[]
}

/**
 * All of it in one round trip, because every hand-in waits for it. Throws NOT_FOUND alike for an assessment that does not
 * exist and one that the student is not enrolled in.
 */
export async function handInContextFor(db: Database, assessmentId: string, studentId: string): Promise<HandInContext> {
  const row = await contextRow(db, assessmentId, studentId)
  if (!row?.enrolled) throw new DomainError('NOT_FOUND', 'There is no such assessment.')
  return contextIn(row)
}

/**
 * The same for work that was handed in already: with the brief of the version under which it arrived. It stays the
 * student's when their enrolment ends.
 */
export async function handedInContextFor(
  db: Database,
  { id, assessmentId, studentId }: HandedInWork,
): Promise<HandInContext> {
  const { brief } = await assessmentOfWork(db, id)
  return { ...contextIn(await contextRow(db, assessmentId, studentId)), brief }
}

interface HandedInWork {
  id: string
  assessmentId: string
  studentId: string
}

async function contextRow(db: Database, assessmentId: string, studentId: string) {
  const { rows } = await db.$client.query({
    name: 'hand-in-context',
    text: statement,
    values: [assessmentId, studentId],
  })
  return rows[0]
}

// biome-ignore lint/suspicious/noExplicitAny: a row as the driver gives it.
const contextIn = (row: any): HandInContext => ({
  opensAt: row.opens_at,
  brief: row.brief,
  attempts: row.attempts,
  earlierAnswers: row.earlier_answers,
})

const statement = `
select opens_at, brief,
  exists (
    select from memberships where assessment_id = $1::uuid and account_id = $2::uuid and role = 'student'
  ) as enrolled,
  coalesce((select max(attempt) from submissions where assessment_id = $1::uuid and student_id = $2::uuid), 0) as attempts,
  array(
    select distinct unnest(fingerprints) from (
      select fingerprints from submissions join reflections on reflections.submission_id = submissions.id
      where student_id = $2::uuid and assessment_id <> $1::uuid
      order by received_at desc, id desc limit 100
    ) earlier
  ) as earlier_answers
from assessments where id = $1::uuid`
