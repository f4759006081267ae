import { createHash } from 'node:crypto'
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { vendorCallbacks, vendorRuns } from '../../db/schema/index.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { DomainError } from '../../domain/error.ts'
import { remoteDetectors, runtimeFor } from './runtime.ts'

const looked = ['waiting', 'stalled', 'succeeded'] as const

/**
 * Receives a vendor's callback. It is only a hint: the runs it names are polled again soon, and nothing it says is believed.
 * One that came before changes nothing. Throws NOT_FOUND for a detector without callbacks, NOT_SIGNED_IN for a
 * signature that does not fit, without saying which part of it.
 */
export async function receiveCallback(
  context: Context,
  detectorId: string,
  raw: Buffer,
  headers: Record<string, string | undefined>,
): Promise<void> {
  const detector = remoteDetectors(context).find(({ id }) => id === detectorId)
  if (!detector?.readCallback) throw new DomainError('NOT_FOUND', 'There is nothing at this address.')
  const hint = await detector.readCallback(
    raw,
    headers,
    runtimeFor(context, detector, AbortSignal.timeout(deadlines.vendorCallback.wholeMs)),
  )
  if (!hint) throw new DomainError('NOT_SIGNED_IN', 'This callback cannot be accepted.')
  if (!hint.documents.length) return

  const now = context.clock()
  await context.db.transaction(async (tx) => {
    const digest = createHash('sha256').update(`${detectorId} ${hint.kind}\n`).update(raw).digest('hex')
    const fresh = await tx
      .insert(vendorCallbacks)
      .values({ digest, detector: detectorId })
      .onConflictDoNothing()
      .returning()
    if (!fresh.length) return
    await tx
      .update(vendorRuns)
      .set({
        callbackPending: true,
        nextStepAt: sql`least(${vendorRuns.nextStepAt}, ${now.toISOString()}::timestamptz)`,
        activeSince: sql`case when ${vendorRuns.state} = 'succeeded' then ${now.toISOString()}::timestamptz else ${vendorRuns.activeSince} end`,
      })
      .where(
        and(
          eq(vendorRuns.detector, detectorId),
          inArray(vendorRuns.externalId, hint.documents),
          inArray(vendorRuns.state, [...looked]),
        ),
      )
  })
}
