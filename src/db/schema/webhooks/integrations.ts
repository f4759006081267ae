import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { AiLevel } from '../../../domain/policy/assessment.ts'
import { accounts } from '../accounts.ts'
import { bytes, databaseTime, id, lease, time } from '../columns.ts'
import { courses } from '../courses.ts'
import { assessments } from '../policy.ts'

/** How an integration proves who it is: it signs webhooks, sends a secret with them, or calls as a Turnitin plug-in does. */
export const integrationMethods = ['standard-webhooks', 'bearer-static', 'turnitin-plugin'] as const
export type IntegrationMethod = (typeof integrationMethods)[number]

/** An LMS that sends webhooks, or whose Turnitin plug-in calls us. It acts through an account of its own, which owns what it delivers. */
export const integrations = pgTable('integrations', {
  id: id(),
  accountId: uuid('account_id')
    .notNull()
    .references(() => accounts.id),
  name: text('name').notNull(),
  method: text('method').$type<IntegrationMethod>().notNull(),
  secret: bytes('secret').notNull(),
  previousSecret: bytes('previous_secret'),
  previousUntil: time('previous_until'),
  /** Hosts that files may be fetched from; empty means any public one. */
  fileHosts: text('file_hosts').array().notNull(),
  /** What an assignment gets that was not set up here; null means that its work waits for a person to map it. */
  defaults: jsonb('defaults').$type<{ aiLevel: AiLevel; guidance: string }>(),
  /** A host name under which its Turnitin plug-in calls us at the root path. */
  tcaHost: text('tca_host').unique(),
  /** Whether its Turnitin plug-in is told the measured overlap with other work here; otherwise its rows wait. */
  tcaOverlap: boolean('tca_overlap').notNull().default(false),
  createdAt: databaseTime('created_at'),
  disabledAt: time('disabled_at'),
})

export type IntegrationEventState = 'accepted' | 'applied' | 'ignored' | 'stale' | 'parked' | 'failed'

/** A webhook that was let in: remembered for good by its id and hash, its content only until it was applied. */
export const integrationEvents = pgTable(
  'integration_events',
  {
    id: id(),
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id),
    webhookId: text('webhook_id').notNull(),
    bodySha256: text('body_sha256').notNull(),
    type: text('type').notNull(),
    occurredAt: time('occurred_at').notNull(),
    receivedAt: databaseTime('received_at'),
    data: jsonb('data').$type<Record<string, unknown>>(),
    state: text('state').$type<IntegrationEventState>().notNull().default('accepted'),
    /** A sentence: how it ended, or why it was not applied and what happens next. */
    detail: text('detail'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
    submissionId: uuid('submission_id'),
  },
  (table) => [
    unique('one_event_per_webhook_id').on(table.integrationId, table.webhookId),
    index('events_to_apply').on(table.nextAttemptAt).where(sql`${table.state} = 'accepted'`),
    index('events_that_stopped').on(table.id).where(sql`${table.state} in ('parked', 'failed')`),
    index('events_of_integration').on(table.integrationId, table.receivedAt),
  ],
)

/** Which course a course of the LMS is. What the LMS says without naming one belongs to the course without an external id. */
export const externalCourses = pgTable(
  'external_courses',
  {
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id),
    externalId: text('external_id'),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id),
  },
  (table) => [unique('one_course_per_outside_name').on(table.integrationId, table.externalId).nullsNotDistinct()],
)

/** How far what an LMS says of a person in a course was followed, by the LMS's clock. */
export const externalMemberships = pgTable(
  'external_memberships',
  {
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id),
    courseId: uuid('course_id')
      .notNull()
      .references(() => courses.id),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    occurredAt: time('occurred_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.integrationId, table.courseId, table.accountId] })],
)

/** Which assessment an assignment of the LMS is. */
export const externalAssignments = pgTable(
  'external_assignments',
  {
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id),
    externalId: text('external_id').notNull(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    occurredAt: time('occurred_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.integrationId, table.externalId] })],
)

/** How far the LMS's own account of a piece of work was followed, by the LMS's clock. */
export const externalSubmissions = pgTable(
  'external_submissions',
  {
    integrationId: uuid('integration_id')
      .notNull()
      .references(() => integrations.id),
    externalId: text('external_id').notNull(),
    submissionId: uuid('submission_id'),
    occurredAt: time('occurred_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.integrationId, table.externalId] }),
    index('external_names_of_submission').on(table.submissionId),
  ],
)
