import { DomainError } from '../../domain/error.ts'
import type { Database } from '../client.ts'

/** What a hand-in is checked against before it is accepted. */
export interface HandInContext {
  opensAt: Date | null
  brief: string
  /** How many times the student handed in for this assessment. */
  attempts: number
  /** Fingerprints of what the same student wrote for other assessments; a new version of the same work may repeat itself. */
  earlierAnswers: string[]
}

/** All of it in one round trip, because every hand-in waits for it. Throws NOT_FOUND for an unknown assessment. */
export async function handInContextFor(db: Database, assessmentId: string, studentId: string): Promise<HandInContext> {
  const { rows } = await db.$client.query({
    name: 'hand-in-context',
    text: statement,
    values: [assessmentId, studentId],
  })
  const [row] = rows
  if (!row) throw new DomainError('NOT_FOUND', 'There is no such assessment.')
  return {
    opensAt: row.opens_at,
    brief: row.brief,
    attempts: row.attempts,
    earlierAnswers: row.earlier_answers,
  }
}

const statement = `
select opens_at, brief,
  coalesce((select max(attempt) from submissions where assessment_id = $1::uuid and student_id = $2::uuid), 0) as attempts,
  array(
    select distinct unnest(fingerprints) from (
      select fingerprints from submissions join reflections on reflections.submission_id = submissions.id
      where student_id = $2::uuid and assessment_id <> $1::uuid
      order by received_at desc, id desc limit 100
    ) earlier
  ) as earlier_answers
from assessments where id = $1::uuid`
