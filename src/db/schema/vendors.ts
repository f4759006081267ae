import { sql } from 'drizzle-orm'
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Fault, Handle, Json } from '../../domain/screening/detector.ts'
import type { RemoteState } from '../../domain/vendors/run-state.ts'
import { accounts } from './accounts.ts'
import { bytes, databaseTime, id, lease, time } from './columns.ts'
import { submissions } from './submissions.ts'

/**
 * Where each run of a remote detector stands now. It changes; what it came to is added to `runs`. It outlives the
 * erasure of its submission, because it holds what the vendor calls the copy that has to go.
 */
export const vendorRuns = pgTable(
  'vendor_runs',
  {
    id: id(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id),
    detector: text('detector').notNull(),
    version: text('version').notNull(),
    options: jsonb('options').$type<Json>().notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    state: text('state').$type<RemoteState>().notNull(),
    /** A code for programs: what it waits for, why it was skipped, which fault. */
    reason: text('reason'),
    /** A sentence for people. */
    detail: text('detail').notNull(),
    since: time('since').notNull(),
    /** From when the deadlines count: the start, or the end of the latest pause. */
    activeSince: time('active_since').notNull(),
    nextStepAt: time('next_step_at'),
    /** Faults in a row, and looks without news in a row. */
    attempts: integer('attempts').notNull().default(0),
    polls: integer('polls').notNull().default(0),
    fault: jsonb('fault').$type<Fault>(),
    handle: jsonb('handle').$type<Handle>(),
    externalId: text('external_id'),
    ...lease(),
    /** A callback came while a step was under way. */
    callbackPending: boolean('callback_pending').notNull().default(false),
    /** What was last added to `runs`, as a digest, so that nothing is reported twice. */
    lastReported: text('last_reported'),
    succeededAt: time('succeeded_at'),
    erasureRequestedAt: time('erasure_requested_at'),
    pdf: jsonb('pdf').$type<Json>(),
    createdAt: databaseTime('created_at'),
  },
  (table) => [
    unique('one_run_per_idempotency_key').on(table.idempotencyKey),
    index('due_vendor_runs').on(table.detector, table.nextStepAt).where(sql`${table.nextStepAt} is not null`),
    index('claimed_vendor_runs').on(table.detector, table.claimedUntil).where(sql`${table.claim} is not null`),
    index('vendor_runs_by_external_id').on(table.detector, table.externalId),
    index('vendor_runs_of_submission').on(table.submissionId),
  ],
)

/** What is true of a remote detector as a whole: its credentials, its pace, its last upkeep. */
export const vendorStatus = pgTable('vendor_status', {
  detector: text('detector').primaryKey(),
  /** The vendor refused our credentials; no run is tried and no attempt is spent until they work again. */
  pausedAt: time('paused_at'),
  pauseReason: text('pause_reason'),
  /** After several faults in a row the vendor is left alone until then. */
  circuitOpenUntil: time('circuit_open_until'),
  consecutiveFaults: integer('consecutive_faults').notNull().default(0),
  /** The earliest time for the next request, at an even pace (GCRA). */
  nextRequestAt: time('next_request_at'),
  upkeepAt: time('upkeep_at'),
  upkeepOk: boolean('upkeep_ok'),
  upkeepDetail: text('upkeep_detail'),
  upkeepFacts: jsonb('upkeep_facts').$type<Json>(),
})

/** What a remote detector remembers, sealed: features, terms, the secret of its callback. */
export const vendorNotes = pgTable(
  'vendor_notes',
  {
    detector: text('detector').notNull(),
    name: text('name').notNull(),
    sealed: bytes('sealed').notNull(),
    at: databaseTime('at'),
  },
  (table) => [primaryKey({ columns: [table.detector, table.name] })],
)

/** Callbacks that were heard, by digest: one that comes again says nothing new. */
export const vendorCallbacks = pgTable('vendor_callbacks', {
  digest: text('digest').primaryKey(),
  detector: text('detector').notNull(),
  at: databaseTime('at'),
})

/** What runs cost, once each. */
export const vendorSpending = pgTable(
  'vendor_spending',
  {
    runId: uuid('run_id')
      .primaryKey()
      .references(() => vendorRuns.id),
    detector: text('detector').notNull(),
    units: integer('units').notNull(),
    at: time('at').notNull(),
  },
  (table) => [index('spending_by_detector').on(table.detector, table.at)],
)

/** A learner accepted a vendor's terms: their own act, at the database's time, never changed. */
export const termsAcceptances = pgTable(
  'terms_acceptances',
  {
    id: id(),
    detector: text('detector').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    version: text('version').notNull(),
    language: text('language').notNull(),
    acceptedAt: databaseTime('accepted_at'),
  },
  (table) => [unique('one_acceptance_per_version').on(table.detector, table.accountId, table.version)],
)

/** Settings of a remote detector, for one assessment or for all; the newest row counts. */
export const detectorOptions = pgTable(
  'detector_options',
  {
    id: id(),
    detector: text('detector').notNull(),
    assessmentId: uuid('assessment_id'),
    options: jsonb('options').$type<Json>().notNull(),
    /** Units a calendar month (UTC) may cost; only on rows for all assessments. */
    monthlyBudget: integer('monthly_budget'),
    setBy: uuid('set_by')
      .notNull()
      .references(() => accounts.id),
    at: databaseTime('at'),
  },
  (table) => [index('latest_options').on(table.detector, table.at)],
)
