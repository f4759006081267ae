import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** Whether a person had a part in the case of a submission, or has a conflict of interest in it (`parts_in` in 0001_guards.sql). */
export const tookPart = (accountId: string, submissionId: SQLWrapper): SQL<boolean> =>
  sql<boolean>`exists (select from parts_in(${submissionId}) where person_id = ${accountId}::uuid)`
