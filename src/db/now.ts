import { sql } from 'drizzle-orm'
import type { Session } from './client.ts'

/** The present time by the clock of the database. */
export async function databaseNow(session: Session): Promise<Date> {
  const { rows } = await session.execute(sql`select clock_timestamp() as now`)
  return new Date(rows[0]!.now as string)
}
