import { sql } from 'drizzle-orm'
import { index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { accounts } from '../accounts.ts'
import { databaseTime, id, lease, time } from '../columns.ts'
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
    createdAt: databaseTime('created_at'),
  },
  (table) => [
    unique('one_row_per_link').on(table.contextId, table.resourceLinkId),
    index('links_of_assessment').on(table.assessmentId),
  ],
)

/** Who came through a link, under the platform's own name for them. */
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
  (table) => [primaryKey({ columns: [table.linkId, table.accountId] })],
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
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_report_per_event').on(table.linkId, table.eventId),
    index('reports_due').on(table.nextAttemptAt).where(sql`${table.state} = 'waiting'`),
  ],
)
