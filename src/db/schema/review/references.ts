import { uuid } from 'drizzle-orm/pg-core'
import { accounts } from '../accounts.ts'
import { submissions } from '../submissions.ts'

/** Which submission a row of a case is about. */
export const ofSubmission = () =>
  uuid('submission_id')
    .notNull()
    .references(() => submissions.id)

/** Who added a row of a case. */
export const byAccount = (name: string) =>
  uuid(name)
    .notNull()
    .references(() => accounts.id)
