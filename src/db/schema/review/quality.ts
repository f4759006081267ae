import { sql } from 'drizzle-orm'
import { check, index, pgTable, real, text, unique, uuid } from 'drizzle-orm/pg-core'
import { type Outcome, outcomes } from '../../../domain/review/decision.ts'
import { databaseTime, id, oneOf, time } from '../columns.ts'
import { decisions } from './decisions.ts'
import { byAccount, ofSubmission } from './references.ts'

/** A sample of the decisions of a period, drawn so that it can be drawn again. Added to, never changed. */
export const decisionSamples = pgTable(
  'decision_samples',
  {
    id: id(),
    seed: text('seed').notNull(),
    /** The share of the decisions, above 0, at most 1. */
    rate: real('rate').notNull(),
    from: time('from').notNull(),
    until: time('until').notNull(),
    drawnBy: byAccount('drawn_by'),
    at: databaseTime('at'),
  },
  (table) => [
    check('rate_is_a_share', sql`${table.rate} > 0 and ${table.rate} <= 1`),
    check('sample_has_a_period', sql`${table.until} > ${table.from}`),
  ],
)

/** A decision that was drawn. Added to, never changed. */
export const sampledDecisions = pgTable(
  'sampled_decisions',
  {
    id: id(),
    sampleId: uuid('sample_id')
      .notNull()
      .references(() => decisionSamples.id),
    submissionId: ofSubmission(),
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => decisions.id),
  },
  (table) => [unique('drawn_once_a_sample').on(table.sampleId, table.decisionId), index().on(table.submissionId)],
)

/** What a second person would have decided, who had no part in the case and had not seen the decision. One for each that was drawn. */
export const sampleOpinions = pgTable(
  'sample_opinions',
  {
    id: id(),
    submissionId: ofSubmission(),
    sampledId: uuid('sampled_id')
      .notNull()
      .references(() => sampledDecisions.id),
    reviewerId: byAccount('reviewer_id'),
    outcome: text('outcome').$type<Outcome>().notNull(),
    reasons: text('reasons').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_opinion_on_a_drawn_decision').on(table.sampledId),
    index().on(table.submissionId),
    check('known_sample_outcome', oneOf(table.outcome, outcomes)),
  ],
)

/** What was done about a decision that was drawn: training, guidance, the case opened again. Added to, never changed. */
export const sampleActions = pgTable(
  'sample_actions',
  {
    id: id(),
    submissionId: ofSubmission(),
    sampledId: uuid('sampled_id')
      .notNull()
      .references(() => sampledDecisions.id),
    recordedBy: byAccount('recorded_by'),
    action: text('action').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.sampledId), index().on(table.submissionId)],
)
