import { DomainError } from '../../domain/error.ts'
import type { Database } from '../client.ts'
import { assessmentOfWork } from '../dates/versions.ts'
import { grouped } from '../grouped.ts'
import { isId } from '../id.ts'

/** What a hand-in is checked against before it is accepted. */
export interface HandInContext {
  opensAt: Date | null
  brief: string
  /** How many times the student handed in for this assessment. */
  attempts: number
  /** Fingerprints of what the same student wrote for other assessments; a new version of the same work may repeat itself. */
  earlierAnswers: string[]
  /** Whether the account that hands in is an integration that introduced the student. */
  introduced: boolean
}

/** Whose work is handed in for what, and by whom. */
interface Asked {
  assessmentId: string
  studentId: string
  actorId: string
}

/** The context, and whether the student is enrolled in the assessment; null where there is no such assessment. */
export async function findHandInContext(db: Database, asked: Asked) {
  const row = isId(asked.assessmentId) && isId(asked.studentId) ? await contextRow(db, asked) : null
  return row?.brief == null ? null : { ...contextIn(row), isEnrolled: row.enrolled as boolean }
}

/**
 * All of it in one round trip, because every hand-in waits for it. Throws NOT_FOUND alike for an assessment that does not
 * exist and one that the student is not enrolled in.
 */
export async function handInContextFor(db: Database, assessmentId: string, studentId: string): Promise<HandInContext> {
  return enrolledIn(await findHandInContext(db, { assessmentId, studentId, actorId: studentId }))
}

/** The context of a student who is enrolled. Throws NOT_FOUND for any other. */
export function enrolledIn(found: Awaited<ReturnType<typeof findHandInContext>>): HandInContext {
  if (!found?.isEnrolled) throw new DomainError('NOT_FOUND', 'There is no such assessment.')
  return found
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
  const row = await contextRow(db, { assessmentId, studentId, actorId: studentId })
  return { ...contextIn(row), brief }
}

interface HandedInWork {
  id: string
  assessmentId: string
  studentId: string
}

const contextRow = grouped(async (db, asked: Asked[]) => {
  const values = [
    asked.map(({ assessmentId }) => assessmentId),
    asked.map(({ studentId }) => studentId),
    asked.map(({ actorId }) => actorId),
  ]
  return (await db.$client.query({ name: 'hand-in-contexts', text: statement, values })).rows
})

// biome-ignore lint/suspicious/noExplicitAny: a row as the driver gives it.
const contextIn = (row: any): HandInContext => ({
  opensAt: row.opens_at,
  brief: row.brief,
  attempts: row.attempts,
  earlierAnswers: row.earlier_answers,
  introduced: row.introduced,
})

const statement = `
select opens_at, brief,
  exists (
    select from memberships where assessment_id = asked.assessment and account_id = asked.student and role = 'student'
  ) as enrolled,
  exists (select from identities where issuer = asked.actor::text and account_id = asked.student) as introduced,
  coalesce((select max(attempt) from submissions where assessment_id = asked.assessment and student_id = asked.student), 0) as attempts,
  array(
    select distinct unnest(fingerprints) from (
      select fingerprints from submissions join reflections on reflections.submission_id = submissions.id
      where student_id = asked.student and assessment_id <> asked.assessment
      order by received_at desc, id desc limit 100
    ) earlier
  ) as earlier_answers
from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as asked (assessment, student, actor, place)
left join assessments on assessments.id = asked.assessment
order by asked.place`
