import { sql } from 'drizzle-orm'
import { check, doublePrecision, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import {
  type Attestation,
  type Decision,
  type Outcome,
  outcomes,
  type standardOfProof,
} from '../../../domain/review/decision.ts'
import { databaseTime, id, oneOf } from '../columns.ts'
import { proposals } from './proposals.ts'
import { byAccount, ofSubmission } from './references.ts'

/** Append-only. A person, an outcome, reasons, the evidence relied on; one per round. */
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    submissionId: ofSubmission(),
    round: integer('round').notNull(),
    /** Who decided; of an adverse decision its proposer, whose proposal holds who confirmed it. */
    decidedBy: byAccount('decided_by'),
    outcome: text('outcome').$type<Outcome>().notNull(),
    reasons: text('reasons').notNull(),
    points: jsonb('points').$type<Decision['points']>().notNull().default([]),
    evidence: jsonb('evidence').$type<Decision['evidence']>().notNull(),
    answers: jsonb('answers').$type<Decision['answers']>().notNull(),
    score: doublePrecision('score'),
    standard: text('standard').$type<typeof standardOfProof>().notNull().default('balance_of_probabilities'),
    intent: text('intent'),
    limitsConsidered: text('limits_considered'),
    attestation: jsonb('attestation').$type<Attestation>(),
    /** The proposal that was confirmed, or whose confirmation was waived; null for a decision that needs none. */
    proposalId: uuid('proposal_id').references(() => proposals.id),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_decision_per_round').on(table.submissionId, table.round),
    unique('one_decision_per_proposal').on(table.proposalId),
    check('known_outcome', oneOf(table.outcome, outcomes)),
    check('known_standard', sql`${table.standard} = 'balance_of_probabilities'`),
    check('score_is_a_mark', sql`${table.score} between 0 and 1e9`),
  ],
)
