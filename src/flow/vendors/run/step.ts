import { eq } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import { submissions } from '../../../db/schema/index.ts'
import type { VendorRun } from '../../../db/vendors/runs.ts'
import { optionsFor, switchedOn } from '../../../db/vendors/switches.ts'
import type { Erasure, Fault, Outcome, RemoteDetector, VendorPayload } from '../../../domain/screening/detector.ts'
import { screenable } from '../../../domain/submission/status-sets.ts'
import { payloadFor } from '../payload.ts'
import { onceOnly, runtimeFor } from '../runtime.ts'
import { spend } from './spend.ts'

/** What one step came to: an outcome of the run, of its erasure, or that the work is no longer ours to send. */
export type Taken = Outcome | { erasing: Erasure; mode: 'soft' | 'hard' } | { closed: string }

/** Takes one step of a claimed run; at most one request leaves. Whatever is thrown on the way is a fault of this run. */
export async function take(
  context: Context,
  detector: RemoteDetector,
  run: VendorRun,
  signal: AbortSignal,
): Promise<Taken> {
  try {
    if (run.erasureRequestedAt) return await eraseOnce(context, detector, run, signal)
    return (await notToSend(context, detector, run)) ?? (await stepOnce(context, detector, run, signal))
  } catch (err) {
    context.log.error({ detector: detector.id, run: run.id, err }, 'a step broke off')
    const fault = brokenOff(detector)
    return run.erasureRequestedAt ? { erasing: { state: 'failed', fault }, mode: 'hard' } : { state: 'failed', fault }
  }
}

async function eraseOnce(
  context: Context,
  detector: RemoteDetector,
  run: VendorRun,
  signal: AbortSignal,
): Promise<Taken> {
  if (!run.handle?.externalId) return { closed: 'Nothing of it is kept there, so there is nothing to delete.' }
  if (!detector.erase) {
    const message = `${detector.title} cannot delete a document by itself; somebody has to ask ${detector.dataFlow.recipient.name} to do it.`
    const fault: Fault = { code: 'bad_request', scope: 'run', retry: 'never', message }
    return { erasing: { state: 'failed', fault }, mode: 'hard' }
  }
  const runtime = runtimeFor(context, detector, signal)
  const mode = (await submissionStatusOf(context, run)) === 'erased' ? 'hard' : 'soft'
  return { erasing: await detector.erase(run.handle, mode, { ...runtime, fetch: onceOnly(runtime.fetch) }), mode }
}

async function submissionStatusOf({ db }: Context, { submissionId }: VendorRun) {
  const [row] = await db
    .select({ status: submissions.status })
    .from(submissions)
    .where(eq(submissions.id, submissionId))
  return row?.status
}

async function notToSend(context: Context, detector: RemoteDetector, run: VendorRun): Promise<Taken | null> {
  const [submission] = await context.db.select().from(submissions).where(eq(submissions.id, run.submissionId))
  if (!submission || !screenable.includes(submission.status)) {
    return { closed: 'The work was taken back or replaced, so it is not looked at any further.' }
  }
  const turned = await switchedOn(context.db, detector.id, submission.assessmentId)
  return turned.on ? null : { state: 'skipped', reason: 'switched_off', detail: turned.detail }
}

async function stepOnce(context: Context, detector: RemoteDetector, run: VendorRun, signal: AbortSignal) {
  let payload: Promise<VendorPayload | null> | null = null
  const payloadOnce = async () => {
    payload ??= payloadFor(context, run)
    const made = await payload
    if (!made) throw new Error('The work is gone.')
    return made
  }
  if (!run.handle && !(await affordable(context, detector, run, payloadOnce))) {
    const detail = `This month's budget for ${detector.title} is used up. It goes on when the budget is raised, or next month.`
    return { state: 'blocked' as const, on: 'budget' as const, detail }
  }
  const runtime = runtimeFor(context, detector, signal)
  return detector.step(run.handle, {
    ...runtime,
    fetch: onceOnly(runtime.fetch),
    runId: run.id,
    idempotencyKey: run.idempotencyKey,
    options: run.options,
    payload: payloadOnce,
  })
}

async function affordable(
  { db, clock }: Context,
  { id: detector, pricing }: RemoteDetector,
  run: VendorRun,
  payload: () => Promise<VendorPayload>,
): Promise<boolean> {
  if (pricing.unit === 'free') return true
  const { monthlyBudget: budget } = await optionsFor(db, detector, null)
  if (budget === null) return true
  const units = pricing.unit === 'document' ? 1 : Math.ceil((await payload()).words / pricing.words)
  return spend(db, { runId: run.id, detector, units, budget, now: clock() })
}

const brokenOff = ({ title }: RemoteDetector): Fault => ({
  code: 'internal',
  scope: 'run',
  retry: 'later',
  message: `A step with ${title} broke off on our side.`,
})
