import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'

/** Whether a person had a part in the case of a submission (`parts_in` in migrations/0001_guards.sql), or has a conflict of interest in it. */
export const tookPart = (accountId: string, submissionId: SQLWrapper): SQL<boolean> => sql<boolean>`(
  exists (select from parts_in(${submissionId}) where person_id = ${accountId}::uuid)
  or exists (select from conflicts_of_interest conflict
    where conflict.submission_id = ${submissionId} and conflict.person_id = ${accountId}::uuid))`
