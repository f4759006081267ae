import { sql } from 'drizzle-orm'
import { check, doublePrecision, index, pgTable, text } from 'drizzle-orm/pg-core'
import { databaseTime, id } from '../columns.ts'
import { byAccount, ofSubmission } from './references.ts'

/** Marks that people gave, each added, none changed; a decision that carries a score overrides them. */
export const marks = pgTable(
  'marks',
  {
    id: id(),
    submissionId: ofSubmission(),
    givenBy: byAccount('given_by'),
    score: doublePrecision('score').notNull(),
    note: text('note'),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId), check('mark_is_a_mark', sql`${table.score} between 0 and 1e9`)],
)
