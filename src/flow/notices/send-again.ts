import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { isStopped, notArrived } from '../../db/notices/not-arrived.ts'
import { notices } from '../../db/schema/index.ts'
import { findSubmission } from '../../db/submission/access.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** An admin sends a mail once more that failed, or whose answer was not seen. Throws NOT_FOUND, and STATE_CHANGED for others. */
export async function sendAgain({ db }: Pick<Context, 'db'>, who: Actor, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [found] = await tx.select({ id: notices.id }).from(notices).where(eq(notices.id, id))
    if (!found) throw new DomainError('NOT_FOUND', 'There is no such mail.')
    await queueAgain(tx, who, [id])
  })
}

/**
 * A reviewer sends once more what did not reach the student of a work, or may not have. Throws NOT_FOUND for work that they may
 * not know of, and STATE_CHANGED when all of it has arrived by now.
 */
export async function sendAgainAbout({ db }: Pick<Context, 'db'>, who: Actor, submissionId: string): Promise<void> {
  await db.transaction(async (tx) => {
    await findSubmission(tx, who, submissionId)
    const stopped = await notArrived(tx, submissionId)
    await queueAgain(
      tx,
      who,
      stopped.map(({ id }) => id),
    )
  })
}

async function queueAgain(tx: Transaction, who: Actor, ids: string[]): Promise<void> {
  const queued = ids.length
    ? await tx
        .update(notices)
        .set({
          state: 'queued',
          attempts: 0,
          nextAttemptAt: sql`clock_timestamp()`,
          claim: null,
          claimedUntil: null,
          sentAt: null,
          failedAt: null,
        })
        .where(and(inArray(notices.id, ids), isStopped()))
        .returning({ id: notices.id })
    : []
  if (!queued.length) throw new DomainError('STATE_CHANGED', 'Only a mail that failed or has no answer is sent again.')
  for (const { id } of queued) await record(tx, { type: 'notice.sent_again', who, data: { notice: id } })
}
