import { sql } from 'drizzle-orm'
import type { Session } from '../client.ts'

const waiting = (before: Date) =>
  sql`in_digest and digest_id is null and read_at is null and created_at < ${before.toISOString()}::timestamptz`

/** Whether a notice from before then waits for a digest. */
export async function digestIsDue(session: Session, before: Date): Promise<boolean> {
  const { rows } = await session.execute(sql`select 1 from notices where ${waiting(before)} limit 1`)
  return rows.length > 0
}

/** Makes one digest for each person for whom notices wait, and puts them into it, in one statement. */
export async function addDigests(session: Session, before: Date, eventId: string): Promise<void> {
  await session.execute(sql`
    with held as (
      select id, person_id from notices where ${waiting(before)} for update skip locked
    ),
    made as (
      insert into notices (id, person_id, kind, event_id, channel, next_attempt_at)
      select gen_random_uuid(), person_id, 'digest', ${eventId}::uuid, 'email', clock_timestamp() from held group by person_id
      returning id, person_id
    )
    update notices set digest_id = made.id from held, made
    where notices.id = held.id and made.person_id = held.person_id`)
}
