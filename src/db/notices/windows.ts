import { sql } from 'drizzle-orm'
import type { Session } from '../client.ts'

/** A disclosure whose time to respond has not begun, and for how many days it will run. */
export interface Unopened {
  disclosureId: string
  days: number
}

/** The disclosures of a work that were not opened yet, oldest first. */
export async function unopenedOf(session: Session, submissionId: string): Promise<Unopened[]> {
  const { rows } = await session.execute(sql`
    select d.id, d.response_days from disclosures d
    where d.submission_id = ${submissionId} and not exists (select from response_windows w where w.disclosure_id = d.id)
    order by d.at, d.id`)
  return rows.map((row) => ({ disclosureId: row.id as string, days: row.response_days as number }))
}
