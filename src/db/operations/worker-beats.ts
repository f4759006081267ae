import { eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { workerBeats } from '../schema/index.ts'

/** Notes that a worker is there. Those that were not heard of for a day are forgotten. */
export async function noteWorker(session: Session, id: string): Promise<void> {
  await session
    .insert(workerBeats)
    .values({ id })
    .onConflictDoUpdate({ target: workerBeats.id, set: { lastAt: sql`clock_timestamp()` } })
  await session.execute(sql`delete from worker_beats where last_at < clock_timestamp() - interval '1 day'`)
}

/** Notes that a worker has stopped. */
export async function forgetWorker(session: Session, id: string): Promise<void> {
  await session.delete(workerBeats).where(eq(workerBeats.id, id))
}
