import { inArray } from 'drizzle-orm'
import pg from 'pg'
import type { Context } from '../src/context.ts'
import type { Database } from '../src/db/client.ts'
import { outbox } from '../src/db/schema/index.ts'
import { deadlines } from '../src/domain/deadlines.ts'
import type { WorkQueue } from '../src/queue/queue.ts'

const batch = 500

/** Which jobs the outbox rows stand for: always under the same ids. */
export type JobsFor = (
  context: Context,
  rows: (typeof outbox.$inferSelect)[],
) => Promise<Parameters<WorkQueue['add']>[0]>

/**
 * Carries what the outbox holds to the queue. A crash between adding and deleting adds the same work again under the
 * same id, which changes nothing. Returns how many rows were carried.
 */
export async function relay(context: Context, jobsFor: JobsFor): Promise<number> {
  const { db, queue } = context
  return db.transaction(async (tx) => {
    const rows = await tx.select().from(outbox).orderBy(outbox.id).limit(batch).for('update', { skipLocked: true })
    if (!rows.length) return 0
    // On the same connection: one that holds a connection and waits for another could wait for ever.
    const jobs = await jobsFor({ ...context, db: tx as unknown as Database }, rows)
    if (jobs.length) await queue.add(jobs)
    await tx.delete(outbox).where(
      inArray(
        outbox.id,
        rows.map(({ id }) => id),
      ),
    )
    return rows.length
  })
}

/** Calls `wake` whenever a row is added to the outbox. A lost connection costs speed only: the relay also polls. */
export async function listen(url: string, wake: () => void): Promise<() => Promise<void>> {
  const client = new pg.Client({
    connectionString: url,
    keepAlive: true,
    connectionTimeoutMillis: deadlines.databaseConnect.wholeMs,
  })
  client.on('notification', wake)
  client.on('error', () => {})
  await client.connect()
  await client.query('listen candour_outbox')
  return () => client.end()
}
