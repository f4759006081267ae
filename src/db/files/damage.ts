import { sql } from 'drizzle-orm'
import type { Session } from '../client.ts'

/** The submissions whose work or attachments these bytes are, unless their damage is on record already. */
export async function undamagedSoFar(session: Session, sha256: string): Promise<string[]> {
  const { rows } = await session.execute(sql`
    select submission_id as id from (
      select submission_id from files where sha256 = ${sha256}
      union select submission_id from attachments where sha256 = ${sha256}
    ) held
    where not exists (
      select 1 from audit_events event where event.submission_id = held.submission_id and event.type = 'storage.damage_found'
    )`)
  return rows.map(({ id }) => id as string)
}

/** The bytes of work and attachments whose hash begins like this. */
export async function bytesFrom(session: Session, start: string): Promise<string[]> {
  const { rows } = await session.execute(sql`
    select sha256 from files where left(sha256, 2) = ${start}
    union select sha256 from attachments where left(sha256, 2) = ${start}`)
  return rows.map(({ sha256 }) => sha256 as string)
}
