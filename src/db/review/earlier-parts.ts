import { sql } from 'drizzle-orm'
import type { EarlierPart } from '../../domain/review/appeal.ts'
import { type Part, parts } from '../../domain/review/independence.ts'
import type { Session } from '../client.ts'

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
