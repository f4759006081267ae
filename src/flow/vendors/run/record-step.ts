import { sql } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import type { Transaction } from '../../../db/client.ts'
import { vendorRuns } from '../../../db/schema/index.ts'
import { lockForWork } from '../../../db/submission/access.ts'
import { textOf } from '../../../db/text.ts'
import type { VendorRun } from '../../../db/vendors/runs.ts'
import { closeCircuit } from '../../../db/vendors/status.ts'
import type { Outcome, RemoteDetector } from '../../../domain/screening/detector.ts'
import { flawIn } from '../../../domain/screening/flag.ts'
import { erasingAfter } from '../../../domain/vendors/erasure-state.ts'
import { type Standing, standingAfter } from '../../../domain/vendors/run-state.ts'
import { finish } from '../../../queue/due.ts'
import { vendorSteps } from '../../../queue/due-work.ts'
import { record } from '../../record.ts'
import { updateCircuitBreaker } from './circuit-breaker.ts'
import { recordRun } from './record-run.ts'
import type { Taken } from './step.ts'

/**
 * Writes down where a step led: the run's standing always, a row in `runs` when it changed in substance, flags for a
 * new result. Nothing is written when the claim was lost in the meantime; the process that holds it now writes.
 */
export async function recordStep(
  context: Context,
  detector: RemoteDetector,
  run: VendorRun,
  taken: Taken,
): Promise<void> {
  const now = context.clock()
  const outcome = 'state' in taken ? usable(detector, await textFor(context, run, taken), taken) : null
  const standing = outcome ? standingAfter(run, outcome, now) : endingAfter(run, taken, now)
  const fault = outcome?.state === 'failed' ? outcome.fault : 'erasing' in taken ? standing.fault : null

  await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, run.submissionId)
    const kept = await saveState(tx, run, taken, standing, now)
    if (!kept) return
    if (submission && submission.status !== 'erased')
      await recordRun(context, tx, { detector, run, outcome, standing, submission })
    if ('erasing' in taken && taken.erasing.state === 'erased') {
      const data = { detector: detector.id, run: run.id, proof: taken.erasing.proof }
      const type = taken.mode === 'soft' ? 'remote.set_aside' : 'remote.erased'
      await record(tx, { type, who: null, submissionId: run.submissionId, data })
    }
  })
  if (outcome?.state === 'waiting' || outcome?.state === 'succeeded') await closeCircuit(context.db, detector.id)
  if (fault) await updateCircuitBreaker(context, detector, fault, now)
}

function endingAfter(run: VendorRun, taken: Taken, now: Date): Standing {
  if ('erasing' in taken) return erasingAfter(run, taken.erasing, taken.mode, now)
  const detail = 'closed' in taken ? taken.closed : run.detail
  if (run.succeededAt && !run.erasureRequestedAt) return { ...run, nextStepAt: null }
  return { state: 'closed', reason: 'withdrawn', detail, nextStepAt: null, attempts: 0, polls: 0, fault: null }
}

/** The outcome, or a fault in its place when its flags do not fit the text. */
function usable(detector: RemoteDetector, text: string, outcome: Outcome): Outcome {
  const flaw = outcome.state === 'succeeded' ? flawIn(outcome.opinion.flags, text, detector.basis) : null
  if (!flaw) return outcome
  const message = `${detector.title} returned something that does not fit the text (${flaw}), so it was set aside.`
  return { state: 'failed', fault: { code: 'protocol', scope: 'run', retry: 'later', message } }
}

async function textFor({ db }: Context, { submissionId }: VendorRun, taken: Outcome): Promise<string> {
  if (taken.state !== 'succeeded') return ''
  return (await textOf(db, submissionId))?.text ?? ''
}

/** Updates the run while the claim still holds. A hint or an erasure that came meanwhile makes the next step due now. */
async function saveState(tx: Transaction, run: VendorRun, taken: Taken, standing: Standing, now: Date) {
  const brought = 'erasing' in taken ? taken.erasing : taken
  const handle = ('handle' in brought && brought.handle) || run.handle
  const { state, reason, detail, attempts, polls, fault, nextStepAt } = standing
  const done = state === 'erased' || state === 'closed'
  const next = nextStepAt?.toISOString() ?? null
  return finish(tx, vendorSteps, run, {
    state,
    reason,
    detail,
    attempts,
    polls,
    fault,
    handle,
    externalId: handle?.externalId ?? null,
    ...((state !== run.state || detail !== run.detail) && { since: now }),
    ...('state' in taken &&
      taken.state === 'succeeded' &&
      standing.state === 'succeeded' && { succeededAt: run.succeededAt ?? now }),
    // What was only set aside has still to be deleted when the work is erased.
    ...(reason === 'set_aside' && { erasureRequestedAt: null }),
    nextStepAt: done
      ? null
      : sql`case when ${vendorRuns.erasureRequestedAt} is not null and ${state} <> 'erasing' or ${vendorRuns.callbackPending}
            then ${now.toISOString()}::timestamptz else ${next}::timestamptz end`,
  })
}
