import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, pgView, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type CourseRole, courseRoles, type EnrolmentSource, enrolmentSources } from '../../domain/people/enrolment.ts'
import { accounts } from './accounts.ts'
import { databaseTime, id, oneOf, time } from './columns.ts'

/** A course holds assessments; who is enrolled in it, and only they, finds them. */
export const courses = pgTable(
  'courses',
  {
    id: id(),
    title: text('title').notNull(),
    code: text('code'),
    /** What the system that the course comes from calls it. */
    externalId: text('external_id'),
    /** Days in the provider's time zone, both of them part of the course. */
    startsOn: date('starts_on'),
    endsOn: date('ends_on'),
    createdBy: uuid('created_by').references(() => accounts.id),
    createdAt: databaseTime('created_at'),
  },
  (table) => [unique('one_course_per_external_id').on(table.externalId), index('courses_by_title').on(table.title)],
)

/**
 * That a person is in a course, and from when until when. A person is enrolled while one row says so. Nothing is removed:
 * who leaves gets an end, who comes back another row.
 */
export const enrolments = pgTable(
  'enrolments',
  {
    id: id(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    role: text('role').$type<CourseRole>().notNull(),
    /** To the millisecond and never after the moment itself, so that who is added is in at once. */
    from: time('from').notNull().default(sql`date_trunc('milliseconds', clock_timestamp())`),
    until: time('until'),
    source: text('source').$type<EnrolmentSource>().notNull(),
    /** The LTI context or the integration that said it; null for the other sources. */
    sourceId: uuid('source_id'),
  },
  (table) => [
    uniqueIndex('one_open_enrolment_per_source')
      .on(
        table.courseId,
        table.accountId,
        table.role,
        table.source,
        sql`coalesce(${table.sourceId}, ${table.courseId})`,
      )
      .where(sql`${table.until} is null`),
    index('enrolments_of_account').on(table.accountId, table.courseId),
    index('enrolments_of_course').on(table.courseId, table.role),
    check('ends_after_it_begins', sql`${table.until} >= ${table.from}`),
    check('known_course_role', oneOf(table.role, courseRoles)),
    check('known_enrolment_source', oneOf(table.source, enrolmentSources)),
  ],
)

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
