import { and, eq, lt } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { vendorCallbacks, vendorStatus } from '../../db/schema/index.ts'
import { pauseVendor, resumeVendor, statusOf, takeUpkeep } from '../../db/vendors/status.ts'
import { switchedOn } from '../../db/vendors/switches.ts'
import { deadlines } from '../../domain/deadlines.ts'
import type { RemoteDetector } from '../../domain/screening/detector.ts'
import { day } from '../../domain/vendors/run-timing.ts'
import { record } from '../record.ts'
import { eraseMissed } from './erase.ts'
import { openMissing } from './open.ts'
import { runtimeFor } from './runtime.ts'

/** How soon trouble is looked at again, in milliseconds. */
const soon = 600_000
/** Openings that went missing are looked for this far back, in milliseconds; an admin can ask for older work. */
const missedWithin = 3 * day

/**
 * What a remote detector needs once a day, and every ten minutes while something is wrong: refresh, repair, self-test.
 * Also starts runs and erasures whose event was lost. While the detector is switched off, only erasures go there.
 */
export async function maintain(context: Context, detector: RemoteDetector, signal: AbortSignal): Promise<void> {
  await eraseMissed(context, detector.id)
  const turned = await switchedOn(context.db, detector.id, null)
  if (!turned.on) return
  await statusOf(context.db, detector.id)
  const now = context.clock()
  const ago = (ms: number) => new Date(now.getTime() - ms)
  await openMissing(context, detector, turned.since > ago(missedWithin) ? turned.since : ago(missedWithin))
  const turn = await takeUpkeep(context.db, detector.id, { now, before: ago(day), troubledBefore: ago(soon) })
  if (turn) await upkeep(context, detector, signal)
}

/** Does the upkeep now. Working credentials end a pause; refused ones begin one. */
export async function upkeep(context: Context, detector: RemoteDetector, signal: AbortSignal) {
  const { db } = context
  await statusOf(db, detector.id)
  const runtime = runtimeFor(
    context,
    detector,
    AbortSignal.any([signal, AbortSignal.timeout(deadlines.vendorUpkeep.wholeMs)]),
  )
  const found = await detector.upkeep(runtime).catch((err) => {
    context.log.warn({ detector: detector.id, err }, 'upkeep of a remote detector broke off')
    return {
      ok: false,
      detail: `The upkeep of ${detector.title} broke off on our side.`,
      credentials: 'unknown' as const,
      facts: null,
    }
  })
  const now = context.clock()
  await db.transaction(async (tx) => {
    await tx
      .update(vendorStatus)
      .set({ upkeepAt: now, upkeepOk: found.ok, upkeepDetail: found.detail, upkeepFacts: found.facts ?? null })
      .where(eq(vendorStatus.detector, detector.id))
    const type = await turnOf(
      found.credentials,
      () => resumeVendor(tx, detector.id, now),
      () => pauseVendor(tx, detector.id, found.detail, now),
    )
    if (type) await record(tx, { type, who: null, data: { detector: detector.id } })
    await tx
      .delete(vendorCallbacks)
      .where(and(eq(vendorCallbacks.detector, detector.id), lt(vendorCallbacks.at, new Date(now.getTime() - 7 * day))))
  })
  return found
}

async function turnOf(
  credentials: 'work' | 'refused' | 'unknown',
  resume: () => Promise<boolean>,
  pause: () => Promise<boolean>,
): Promise<string | null> {
  if (credentials === 'work') return (await resume()) ? 'detector.resumed' : null
  if (credentials === 'refused') return (await pause()) ? 'detector.paused' : null
  return null
}
