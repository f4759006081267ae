import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { notices } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** An admin sends a mail once more that failed, or whose answer was not seen. Throws NOT_FOUND, and STATE_CHANGED for others. */
export async function sendAgain({ db }: Pick<Context, 'db'>, who: Actor, id: string): Promise<void> {
  await db.transaction(async (tx) => {
    const [found] = await tx.select({ id: notices.id }).from(notices).where(eq(notices.id, id))
    if (!found) throw new DomainError('NOT_FOUND', 'There is no such mail.')
    const [again] = await tx
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
      .where(and(eq(notices.id, id), eq(notices.channel, 'email'), inArray(notices.state, ['failed', 'sent'])))
      .returning({ id: notices.id })
    if (!again) throw new DomainError('STATE_CHANGED', 'Only a mail that failed or has no answer is sent again.')
    await record(tx, { type: 'notice.sent_again', who, data: { notice: id } })
  })
}
