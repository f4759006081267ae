import { sql } from 'drizzle-orm'
import type { Part, Participation } from '../../domain/review/independence.ts'
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
