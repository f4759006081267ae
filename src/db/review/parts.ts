import { type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { EarlierPart } from '../../domain/review/appeal.ts'
import { type Part, type Participation, parts } from '../../domain/review/independence.ts'
import type { Session } from '../client.ts'

/** What each person did in a case, and in which round; `parts_in` of the database is the one spelling of it. */
export async function partsIn(session: Session, submissionId: string): Promise<Participation[]> {
  const { rows } = await session.execute(sql`select person_id, what, round from parts_in(${submissionId})`)
  return rows.map(({ person_id, what, round }) => ({
    personId: person_id as string,
    part: what as Part,
    round: round as number,
  }))
}

/** What a person did in a case before a time, oldest first (`parts_in` in migrations/0001_guards.sql). */
export async function partsBefore(
  session: Session,
  submissionId: string,
  { personId, before }: { personId: string; before: Date },
): Promise<EarlierPart[]> {
  const { rows } = await session.execute(sql`
    select what, at from parts_in(${submissionId})
    where person_id = ${personId} and at < ${before.toISOString()}::timestamptz
      and what <> 'marked_elsewhere' order by at`)
  return rows.map(({ what, at }) => ({ what: parts[what as Part], at: new Date(at as string) }))
}

/** Whether a person had a part in the case of a submission, or has a conflict of interest in it (`parts_in` in 0001_guards.sql). */
export const tookPart = (accountId: string, submissionId: SQLWrapper): SQL<boolean> =>
  sql<boolean>`exists (select from parts_in(${submissionId}) where person_id = ${accountId}::uuid)`
