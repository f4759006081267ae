import { sql } from 'drizzle-orm'
import type { Session } from './client.ts'

/** For health: how much waits in the outbox; counting stops at 1,000. */
export async function backlog(session: Session): Promise<number> {
  const { rows } = await session.execute(
    sql`select count(*)::int as rows from (select 1 from outbox limit 1000) waiting`,
  )
  return Number(rows[0]!.rows)
}
