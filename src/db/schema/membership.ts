import { sql } from 'drizzle-orm'
import { pgView, text, uuid } from 'drizzle-orm/pg-core'
import type { CourseRole } from '../../domain/people/enrolment.ts'

/** The enrolments that hold now. A person may have several in one course, from several sources. */
export const currentEnrolments = pgView('current_enrolments', {
  id: uuid('id').notNull(),
  courseId: uuid('course_id').notNull(),
  accountId: uuid('account_id').notNull(),
  role: text('role').$type<CourseRole>().notNull(),
}).as(sql`
select id, course_id, account_id, role from enrolments
where "from" <= statement_timestamp() and ("until" is null or "until" > statement_timestamp())`)

/**
 * Who has an assessment now, and as what: those enrolled in its course, and in the course of each LMS context in which it
 * is open. The one spelling of this rule. All that a student or a tutor finds or does asks it.
 */
export const memberships = pgView('memberships', {
  assessmentId: uuid('assessment_id').notNull(),
  accountId: uuid('account_id').notNull(),
  role: text('role').$type<CourseRole>().notNull(),
}).as(sql`
select assessments.id as assessment_id, account_id, role
from current_enrolments join assessments on assessments.course_id = current_enrolments.course_id
union all
select lti_offers.assessment_id, account_id, role
from current_enrolments join lti_contexts on lti_contexts.course_id = current_enrolments.course_id
join lti_offers on lti_offers.context_id = lti_contexts.id and lti_offers.state = 'open'`)
