import { boolean, check, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { Attestation, Decision } from '../../../domain/review/decision.ts'
import { type Opinion, opinions } from '../../../domain/review/first-reading.ts'
import { databaseTime, id, oneOf } from '../columns.ts'
import { byAccount, ofSubmission } from './references.ts'

const ofProposal = () =>
  uuid('proposal_id')
    .notNull()
    .references(() => proposals.id)

/** An adverse decision as one person proposes it, whole; another person confirms it or returns it. */
export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    submissionId: ofSubmission(),
    round: integer('round').notNull(),
    proposedBy: byAccount('proposed_by'),
    decision: jsonb('decision').$type<Decision>().notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)

/** What the second person thought of the work from reading it, before they saw the proposal. */
export const proposalReadings = pgTable(
  'proposal_readings',
  {
    id: id(),
    submissionId: ofSubmission(),
    proposalId: ofProposal(),
    readerId: byAccount('reader_id'),
    opinion: text('opinion').$type<Opinion>().notNull(),
    note: text('note').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_reading_per_proposal').on(table.proposalId, table.readerId),
    check('known_reading_opinion', oneOf(table.opinion, opinions)),
    index().on(table.submissionId),
  ],
)

/** The second person's answer to a proposal: they agree and it is decided, or they return it with their reasons. */
export const confirmations = pgTable(
  'confirmations',
  {
    id: id(),
    submissionId: ofSubmission(),
    proposalId: ofProposal(),
    confirmedBy: byAccount('confirmed_by'),
    agrees: boolean('agrees').notNull(),
    reasons: text('reasons').notNull(),
    attestation: jsonb('attestation').$type<Attestation>().notNull(),
    at: databaseTime('at'),
  },
  (table) => [unique('one_confirmation_per_proposal').on(table.proposalId), index().on(table.submissionId)],
)

/** Why a lead decided that a proposal needs no second person; the student reads the reason. */
export const waivers = pgTable(
  'waivers',
  {
    id: id(),
    submissionId: ofSubmission(),
    proposalId: ofProposal(),
    waivedBy: byAccount('waived_by'),
    reason: text('reason').notNull(),
    at: databaseTime('at'),
  },
  (table) => [unique('one_waiver_per_proposal').on(table.proposalId), index().on(table.submissionId)],
)

/** That a person is not to take part in deciding about a work, and why; said by themselves or by a lead. */
export const conflictsOfInterest = pgTable(
  'conflicts_of_interest',
  {
    id: id(),
    submissionId: ofSubmission(),
    personId: byAccount('person_id'),
    declaredBy: byAccount('declared_by'),
    reason: text('reason').notNull(),
    at: databaseTime('at'),
  },
  (table) => [unique('one_conflict_per_person').on(table.submissionId, table.personId)],
)
