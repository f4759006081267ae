import { sql } from 'drizzle-orm'
import type { Session } from '../client.ts'

/** When Postgres last handed a segment to its archive; null where it keeps none. */
export async function lastArchived(session: Session): Promise<Date | null> {
  const { rows } = await session.execute(sql`select last_archived_time as at from pg_stat_archiver`)
  const at = rows[0]?.at
  return at ? new Date(at as string) : null
}
