import { sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { storageCounts } from '../schema/index.ts'

type Kind = 'removed' | 'purged' | 'brought_back'

/** Counts something that was done to the storage. */
export async function countOnce(session: Session, kind: Kind): Promise<void> {
  await session
    .insert(storageCounts)
    .values({ kind, count: 1 })
    .onConflictDoUpdate({ target: storageCounts.kind, set: { count: sql`${storageCounts.count} + 1` } })
}

/** Notes whether removals are held back at present. */
export async function noteHeld(session: Session, held: boolean): Promise<void> {
  const count = held ? 1 : 0
  await session
    .insert(storageCounts)
    .values({ kind: 'held', count })
    .onConflictDoUpdate({ target: storageCounts.kind, set: { count } })
}

/** All of these, and how much work waits for a file that cannot be had. */
export async function storageFigures(session: Session) {
  const { rows } = await session.execute(sql`
    select kind, count::float8 as count from storage_counts
    union all select 'waiting', count(*) from storage_waits`)
  const counted = new Map(rows.map(({ kind, count }) => [kind as string, Number(count)]))
  const of = (kind: string) => counted.get(kind) ?? 0
  return {
    removed: of('removed'),
    purged: of('purged'),
    broughtBack: of('brought_back'),
    held: of('held'),
    waiting: of('waiting'),
  }
}
