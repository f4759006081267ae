import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { databaseTime, id } from '../columns.ts'
import { byAccount, ofSubmission } from './references.ts'

/**
 * Who is to look at a work in a round of its review. The newest row of a round counts; each names the row that it takes the
 * place of, so that of two people who assign at once one is refused.
 */
export const assignments = pgTable(
  'assignments',
  {
    id: id(),
    submissionId: ofSubmission(),
    round: integer('round').notNull(),
    assigneeId: byAccount('assignee_id'),
    assignedBy: byAccount('assigned_by'),
    /** The assignment of this round that it replaces; null for the first. */
    replaces: uuid('replaces'),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_assignment_at_a_time').on(table.submissionId, table.round, table.replaces).nullsNotDistinct(),
    index('assigned_to').on(table.assigneeId, table.submissionId),
  ],
)

/** What a reviewer noted about a work for those who review it. Added to, never changed. */
export const reviewNotes = pgTable(
  'review_notes',
  {
    id: id(),
    submissionId: ofSubmission(),
    writtenBy: byAccount('written_by'),
    text: text('text').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId)],
)
