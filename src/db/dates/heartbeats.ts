import { desc, sql } from 'drizzle-orm'
import type { Stretch } from '../../domain/dates/outage.ts'
import type { Session } from '../client.ts'
import { newId } from '../id.ts'
import { heartbeats, intakeFaults } from '../schema/index.ts'

/** Begins a heartbeat or goes on with it; false where its last beat is too long ago to be the same one. */
export async function beat(session: Session, id: string, everyMs: number): Promise<boolean> {
  const { rowCount } = await session.execute(sql`
    insert into heartbeats (id) values (${id}) on conflict (id) do update set last_at = greatest(heartbeats.last_at, clock_timestamp())
    where heartbeats.last_at > clock_timestamp() - make_interval(secs => ${(everyMs * 2) / 1000})`)
  return rowCount === 1
}

export async function addFault(session: Session, fault: Stretch & { answers: number }): Promise<void> {
  await session.insert(intakeFaults).values({ id: newId(), ...fault })
}

/** How many of the newest rows are looked at: enough for any outage that has not been found yet. */
const newest = 2_000

/** What the processes said of the last time. */
export async function ledger(session: Session): Promise<{ beats: Stretch[]; faults: Stretch[] }> {
  return {
    beats: await session
      .select({ from: heartbeats.startedAt, until: heartbeats.lastAt })
      .from(heartbeats)
      .orderBy(desc(heartbeats.lastAt))
      .limit(newest),
    faults: await session
      .select({ from: intakeFaults.from, until: intakeFaults.until })
      .from(intakeFaults)
      .orderBy(desc(intakeFaults.until))
      .limit(newest),
  }
}
