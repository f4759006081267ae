import { sql } from 'drizzle-orm'
import type { Session, Transaction } from '../client.ts'

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

/** The present time by the clock of the database. */
export async function databaseNow(tx: Transaction): Promise<Date> {
  const { rows } = await tx.execute(sql`select clock_timestamp() as now`)
  return new Date(rows[0]!.now as string)
}
