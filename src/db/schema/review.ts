import { check, doublePrecision, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { ConcernCode, DisclosedItem, Observation } from '../../domain/review/concern.ts'
import { type Decision, type Outcome, outcomes } from '../../domain/review/decision.ts'
import { accounts } from './accounts.ts'
import { databaseTime, id, oneOf } from './columns.ts'
import { submissions } from './submissions.ts'

const ofSubmission = () =>
  uuid('submission_id')
    .notNull()
    .references(() => submissions.id)
const byAccount = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => accounts.id)

/** A concern that a person raised by hand, without or beside any detector. */
export const concerns = pgTable(
  'concerns',
  {
    id: id(),
    submissionId: ofSubmission(),
    raisedBy: byAccount('raised_by'),
    code: text('code').$type<ConcernCode>().notNull(),
    particulars: text('particulars').notNull(),
    observations: jsonb('observations').$type<Observation[]>().notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)

/** What the student was shown, word for word as it stood then, and for how many days there is time to respond. */
export const disclosures = pgTable(
  'disclosures',
  {
    id: id(),
    submissionId: ofSubmission(),
    disclosedBy: byAccount('disclosed_by'),
    message: text('message').notNull(),
    items: jsonb('items').$type<DisclosedItem[]>().notNull(),
    /** For how many days the student can respond, from the day on which the notice of it arrives. */
    responseDays: integer('response_days').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)

export const responses = pgTable(
  'responses',
  {
    id: id(),
    submissionId: ofSubmission(),
    disclosureId: uuid('disclosure_id')
      .notNull()
      .references(() => disclosures.id),
    studentId: byAccount('student_id'),
    text: text('text').notNull(),
    points: jsonb('points').$type<{ item: string; text: string }[]>().notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)

/** Append-only. A person, an outcome, reasons, the evidence relied on; one per round. */
export const decisions = pgTable(
  'decisions',
  {
    id: id(),
    submissionId: ofSubmission(),
    round: integer('round').notNull(),
    decidedBy: byAccount('decided_by'),
    outcome: text('outcome').$type<Outcome>().notNull(),
    reasons: text('reasons').notNull(),
    evidence: jsonb('evidence').$type<Decision['evidence']>().notNull(),
    answers: jsonb('answers').$type<Decision['answers']>().notNull(),
    score: doublePrecision('score'),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_decision_per_round').on(table.submissionId, table.round),
    check('known_outcome', oneOf(table.outcome, outcomes)),
  ],
)

/** Why a decision was opened again; the earlier decision stays as it was. */
export const reopenings = pgTable(
  'reopenings',
  {
    id: id(),
    submissionId: ofSubmission(),
    decisionId: uuid('decision_id')
      .notNull()
      .references(() => decisions.id),
    reopenedBy: byAccount('reopened_by'),
    kind: text('kind').$type<'appeal' | 'new_evidence' | 'error'>().notNull(),
    reason: text('reason').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)
