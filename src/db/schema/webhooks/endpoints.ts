import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { accounts } from '../accounts.ts'
import { bytes, databaseTime, id, lease, time } from '../columns.ts'
import { integrations } from './integrations.ts'

/** An address that is told what happens, or where a Turnitin plug-in is called back. Secrets are sealed; the one before stays good for a while after rotation. */
export const webhookEndpoints = pgTable('webhook_endpoints', {
  id: id(),
  url: text('url').notNull(),
  description: text('description').notNull(),
  /** Event types; empty means all. */
  types: text('types').array().notNull(),
  /** The integration whose Turnitin plug-in registered it; null where an admin added it. */
  integrationId: uuid('integration_id').references(() => integrations.id),
  secret: bytes('secret').notNull(),
  previousSecret: bytes('previous_secret'),
  previousUntil: time('previous_until'),
  createdBy: uuid('created_by')
    .notNull()
    .references(() => accounts.id),
  createdAt: databaseTime('created_at'),
  failingSince: time('failing_since'),
  alertedAt: time('alerted_at'),
  disabledAt: time('disabled_at'),
  /** A sentence. */
  disabledReason: text('disabled_reason'),
  deletedAt: time('deleted_at'),
})

/** One message to one endpoint. Its id is the webhook-id of every attempt. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id),
    /** The audit event it tells of; null for a ping. */
    eventId: uuid('event_id'),
    replayOf: uuid('replay_of'),
    type: text('type').notNull(),
    submissionId: uuid('submission_id'),
    /** The very bytes that are signed and sent. */
    body: text('body').notNull(),
    state: text('state').$type<'waiting' | 'delivered' | 'given_up' | 'stopped'>().notNull().default('waiting'),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
    createdAt: databaseTime('created_at'),
    settledAt: time('settled_at'),
  },
  (table) => [
    uniqueIndex('one_delivery_per_event').on(table.endpointId, table.eventId).where(sql`${table.replayOf} is null`),
    index('deliveries_due').on(table.nextAttemptAt).where(sql`${table.state} = 'waiting'`),
    index('deliveries_of_endpoint').on(table.endpointId, table.createdAt),
  ],
)

/** What was sent and what came back, attempt by attempt. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    id: id(),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id),
    attempt: integer('attempt').notNull(),
    at: databaseTime('at'),
    requestHeaders: jsonb('request_headers').$type<Record<string, string>>().notNull(),
    status: integer('status'),
    responseBody: text('response_body'),
    /** A sentence, when there was no answer. */
    problem: text('problem'),
    milliseconds: integer('milliseconds').notNull(),
  },
  (table) => [index().on(table.deliveryId)],
)
