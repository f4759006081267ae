import { bigint, index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { submissions } from './submissions.ts'

/** Which texts hold which fingerprints: the index that finds the few works worth comparing among all there are. */
export const fingerprints = pgTable(
  'fingerprints',
  {
    hash: bigint('hash', { mode: 'bigint' }).notNull(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id),
  },
  (table) => [primaryKey({ columns: [table.hash, table.submissionId] }), index().on(table.submissionId)],
)
