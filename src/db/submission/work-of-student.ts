import { and, desc, eq, isNotNull, or, sql } from 'drizzle-orm'
import type { DueReason } from '../../domain/dates/due.ts'
import type { TimeZone } from '../../domain/dates/zone.ts'
import type { Session } from '../client.ts'
import { hasAssessment } from '../people/membership.ts'
import { columnsFor } from '../policy/assessments.ts'
import { assessments, drafts, submissions } from '../schema/index.ts'

/**
 * Every assessment that a student is enrolled in or has handed in for, the next due first and those that are over last, by the
 * due date that applies to them, with what they have of it: the newest submission and the draft. What they handed in stays
 * theirs when their enrolment ends.
 */
export async function workOf(session: Session, studentId: string, zone: TimeZone) {
  const newest = session
    .selectDistinctOn([submissions.assessmentId], {
      assessmentId: submissions.assessmentId,
      id: submissions.id,
      status: submissions.status,
      receivedAt: submissions.receivedAt,
    })
    .from(submissions)
    .where(eq(submissions.studentId, studentId))
    .orderBy(submissions.assessmentId, desc(submissions.attempt))
    .as('newest')
  return session
    .select({
      assessment: columnsFor({ role: 'student' }),
      due: { at: dueAt, because: sql<DueReason>`due.due_because` },
      submission: { id: newest.id, status: newest.status, receivedAt: newest.receivedAt },
      draftSavedAt: savedAt,
      isEnrolled: hasAssessment(studentId, 'student', assessments.id),
    })
    .from(assessments)
    .crossJoinLateral(sql`due_of(${assessments.id}, ${studentId}::uuid, ${zone}) due`)
    .leftJoin(newest, eq(newest.assessmentId, assessments.id))
    .leftJoin(drafts, and(eq(drafts.assessmentId, assessments.id), eq(drafts.accountId, studentId)))
    .crossJoinLateral(typedBy(studentId))
    .where(or(hasAssessment(studentId, 'student', assessments.id), isNotNull(newest.id)))
    .orderBy(
      sql`coalesce(${dueAt} < clock_timestamp(), false)`,
      sql`case when ${dueAt} >= clock_timestamp() then ${dueAt} end asc nulls last`,
      desc(dueAt),
      desc(assessments.publishedAt),
    )
}

/** What a student handed in for an assessment, the newest first, and whether evidence about it was shown to them. */
export function attemptsOf(session: Session, assessmentId: string, studentId: string) {
  return session
    .select({
      id: submissions.id,
      attempt: submissions.attempt,
      status: submissions.status,
      receivedAt: submissions.receivedAt,
      isDisclosed: sql<boolean>`exists (select from disclosures shown where shown.submission_id = submissions.id)`,
    })
    .from(submissions)
    .where(and(eq(submissions.assessmentId, assessmentId), eq(submissions.studentId, studentId)))
    .orderBy(desc(submissions.attempt))
}

/** When the student last typed something for their hand-in. */
const typedBy = (studentId: string) => sql`(
  select max(saved_at) as typed_at from form_drafts
  where account_id = ${studentId}::uuid and form = '/assessments/' || ${assessments.id} || '/hand-in' and not sent) typed`

/** When something of a hand-in that is not sent was last kept, its file or its words. */
const savedAt = sql<Date | null>`greatest(${drafts.savedAt}, typed.typed_at)`.mapWith(drafts.savedAt)

/** The due date that applies to the student. */
const dueAt = sql<Date | null>`due.due_at`.mapWith(assessments.dueAt)
