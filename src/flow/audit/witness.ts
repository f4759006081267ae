import { sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { newestCheckpoint } from '../../db/audit/checkpoints.ts'
import { wasSentToday } from '../../db/audit/witness.ts'
import type { Transaction } from '../../db/client.ts'
import { newId } from '../../db/id.ts'
import { type auditCheckpoints, webhookDeliveries } from '../../db/schema/index.ts'
import { endpointsFor } from '../../db/webhooks/endpoints.ts'
import { jobFor } from '../../queue/due.ts'
import { deliveries } from '../../queue/due-work.ts'
import { record } from '../record.ts'

type Checkpoint = typeof auditCheckpoints.$inferSelect

/** One sender at a time. */
const senderLock = 0x7769746e
/** The type of the message to webhook endpoints. */
export const checkpointType = 'audit.checkpoint'

/**
 * Once a day the newest checkpoint goes to where this service cannot change it, so that a log that is cut short or rewritten
 * later can be told: to each webhook endpoint that wants it, and into the bucket where the bucket locks objects. Another
 * place, such as a mailbox, would be one more line here. Returns how many endpoints it was sent to.
 */
export async function sendCheckpoint(context: Context): Promise<number> {
  const { db, queue, clock } = context
  const checkpoint = await newestCheckpoint(db)
  if (!checkpoint || (await wasSentToday(db, clock()))) return 0
  const locked = await lockInBucket(context, checkpoint)

  const sent = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${senderLock})`)
    if (await wasSentToday(tx, clock())) return []
    const made = await toEndpoints(context, tx, checkpoint)
    const data = { size: checkpoint.size, endpoints: made.length, locked }
    await record(tx, { type: 'audit.checkpoint_sent', who: null, data })
    return made
  })
  await queue.add(sent.map(({ id }) => jobFor(deliveries, id, 1)))
  return sent.length
}

async function toEndpoints({ clock }: Context, tx: Transaction, { size, note }: Checkpoint) {
  const now = clock()
  const wanting = await endpointsFor(tx, checkpointType, now)
  if (!wanting.length) return []
  const body = JSON.stringify({ type: checkpointType, timestamp: now.toISOString(), data: { size, checkpoint: note } })
  return tx
    .insert(webhookDeliveries)
    .values(
      wanting.map(({ id: endpointId }) => ({
        id: newId(),
        endpointId,
        type: checkpointType,
        body,
        nextAttemptAt: now,
      })),
    )
    .returning({ id: webhookDeliveries.id })
}

/** Whether the bucket keeps it so that not even its owner can change it. A bucket that does not is no other place. */
async function lockInBucket({ config, clock, log }: Context, { size, note }: Checkpoint): Promise<boolean> {
  if (!config.s3) return false
  try {
    const { lockedCopy } = await import('../../storage/s3/locked-copy.ts')
    return await lockedCopy(config.s3, `checkpoints/${size}.txt`, note, clock())
  } catch (err) {
    log.info({ err }, 'the bucket does not lock objects, so no checkpoint is kept there')
    return false
  }
}
