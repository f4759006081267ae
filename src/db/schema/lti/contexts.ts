import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { type CourseRole, courseRoles } from '../../../domain/people/enrolment.ts'
import { accounts } from '../accounts.ts'
import { databaseTime, id, lease, oneOf, time } from '../columns.ts'
import { courses } from '../courses.ts'
import { assessments } from '../policy.ts'
import { ofRegistration } from './registrations.ts'

const ofAssessment = () =>
  uuid('assessment_id')
    .notNull()
    .references(() => assessments.id)
const byAccount = (name = 'account_id') =>
  uuid(name)
    .notNull()
    .references(() => accounts.id)

/** A context of an LMS, which is a course here: what launches name by deployment and the platform's own id. */
export const ltiContexts = pgTable(
  'lti_contexts',
  {
    id: id(),
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    externalId: text('external_id').notNull(),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id),
    title: text('title'),
    firstSeenAt: databaseTime('first_seen_at'),
    rosterReadAt: time('roster_read_at'),
    /** When its roster is read next; null where no launch has named one. */
    nextAttemptAt: time('next_attempt_at'),
    attempts: integer('attempts').notNull().default(0),
    ...lease(),
  },
  (table) => [
    unique('one_context_per_name').on(table.registrationId, table.deploymentId, table.externalId),
    index('contexts_of_course').on(table.courseId),
    index('rosters_due').on(table.nextAttemptAt).where(sql`${table.nextAttemptAt} is not null`),
  ],
)

const inContext = () =>
  uuid('context_id')
    .notNull()
    .references(() => ltiContexts.id)

/**
 * Whether an assessment may be used in a context. A tutor who chooses it there opens it; a launch that names it from
 * another context asks, and a person who has a right on the assessment answers.
 */
export const ltiOffers = pgTable(
  'lti_offers',
  {
    contextId: inContext(),
    assessmentId: ofAssessment(),
    state: text('state').$type<'asked' | 'open' | 'refused'>().notNull(),
    askedBy: byAccount('asked_by'),
    at: databaseTime('at'),
    answeredBy: uuid('answered_by').references(() => accounts.id),
    answeredAt: time('answered_at'),
  },
  (table) => [
    primaryKey({ columns: [table.contextId, table.assessmentId] }),
    index('offers_of_assessment').on(table.assessmentId),
  ],
)

/** A link in a context, the assessment it leads to, and the services that the platform named for it. */
export const ltiLinks = pgTable(
  'lti_links',
  {
    id: id(),
    registrationId: ofRegistration(),
    deploymentId: text('deployment_id').notNull(),
    contextId: inContext(),
    resourceLinkId: text('resource_link_id').notNull(),
    assessmentId: ofAssessment(),
    lineItem: text('line_item'),
    lineItems: text('line_items'),
    scopes: text('scopes').array().notNull(),
    membershipsUrl: text('memberships_url'),
    /** The due dates that the platform said last, so that only a change of one is taken over. */
    dueByLaunch: time('due_by_launch'),
    dueByLineItem: time('due_by_line_item'),
    opensByLaunch: time('opens_by_launch'),
    opensByLineItem: time('opens_by_line_item'),
    /** The mark that the line item goes up to, as the platform said last; null while that is not known. */
    maximum: doublePrecision('maximum'),
    createdAt: databaseTime('created_at'),
  },
  (table) => [
    unique('one_row_per_link').on(table.contextId, table.resourceLinkId),
    index('links_of_assessment').on(table.assessmentId),
  ],
)

/**
 * A person whom a platform named in a context: as what, by their launches and by its rosters, which may disagree
 * (docs/reference/lti.md#roster).
 */
export const ltiPeople = pgTable(
  'lti_people',
  {
    contextId: inContext(),
    subject: text('subject').notNull(),
    launchedAs: text('launched_as').$type<CourseRole>(),
    launchedAt: time('launched_at'),
    /** Null where no roster has listed them, or the last one does not. */
    listedAs: text('listed_as').$type<CourseRole>(),
  },
  (table) => [
    primaryKey({ columns: [table.contextId, table.subject] }),
    check('known_launch_role', oneOf(table.launchedAs, courseRoles)),
    check('known_roster_role', oneOf(table.listedAs, courseRoles)),
  ],
)

/**
 * Through which link a person came to an assessment, under the platform's own name for them: a row whenever it is another
 * link than the time before, so that work can be told to the gradebook under which it was handed in.
 */
export const ltiVisits = pgTable(
  'lti_visits',
  {
    linkId: uuid('link_id')
      .notNull()
      .references(() => ltiLinks.id),
    accountId: byAccount(),
    subject: text('subject').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    primaryKey({ columns: [table.linkId, table.accountId, table.at] }),
    index('visits_of_account').on(table.accountId, table.at),
  ],
)

/** What the platform's gradebook is told of a submission: that it was handed in, or a score that a person gave. */
export const ltiReports = pgTable(
  'lti_reports',
  {
    id: id(),
    linkId: uuid('link_id')
      .notNull()
      .references(() => ltiLinks.id),
    submissionId: uuid('submission_id').notNull(),
    eventId: uuid('event_id').notNull(),
    kind: text('kind').$type<'submitted' | 'score'>().notNull(),
    state: text('state').$type<'waiting' | 'done' | 'skipped' | 'failed'>().notNull().default('waiting'),
    /** A sentence: how it ended, or what happens next. */
    detail: text('detail'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
    /** When the tutors were told that it does not arrive. */
    toldAt: time('told_at'),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_report_per_event').on(table.linkId, table.eventId),
    index('reports_due').on(table.nextAttemptAt).where(sql`${table.state} = 'waiting'`),
    index('reports_of_submission').on(table.submissionId),
    index('undelivered_scores')
      .on(table.at, table.id)
      .where(sql`${table.kind} = 'score' and ${table.state} in ('waiting', 'failed')`),
  ],
)
