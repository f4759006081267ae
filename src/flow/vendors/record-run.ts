import { createHash } from 'node:crypto'
import { and, eq, max, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { clausesOfVersion } from '../../db/policy/versions.ts'
import { runs, texts, vendorRuns } from '../../db/schema/index.ts'
import { lockForWork, type Submission } from '../../db/submission/access.ts'
import type { VendorRun } from '../../db/vendors/runs.ts'
import { closeCircuit, countFault, openCircuit, pauseVendor } from '../../db/vendors/status.ts'
import type { Fault, Flag, Outcome, RemoteDetector } from '../../domain/screening/detector.ts'
import { flawIn, needsAPerson } from '../../domain/screening/flag.ts'
import { canHappen } from '../../domain/submission/status.ts'
import {
  circuitDelay,
  erasingAfter,
  faultsToOpenCircuit,
  type Standing,
  standingAfter,
} from '../../domain/vendors/run-state.ts'
import { finish } from '../../queue/due.ts'
import { vendorSteps } from '../../queue/due-work.ts'
import { advance } from '../advance.ts'
import { record } from '../record.ts'
import { saveRun } from '../screening/save-run.ts'
import type { Taken } from './step.ts'

/**
 * Writes down where a step led: the run's standing always, a row in `runs` when it changed in substance, flags for a
 * new result. Nothing is written when the claim was lost in the meantime; whoever holds it now writes.
 */
export async function settle(context: Context, detector: RemoteDetector, run: VendorRun, taken: Taken): Promise<void> {
  const now = context.clock()
  const outcome = 'state' in taken ? usable(detector, await textOf(context, run, taken), taken) : null
  const standing = outcome ? standingAfter(run, outcome, now) : endingAfter(run, taken, now)
  const fault = outcome?.state === 'failed' ? outcome.fault : 'erasing' in taken ? standing.fault : null

  await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, run.submissionId)
    const kept = await keep(tx, run, taken, standing, now)
    if (!kept) return
    if (submission && submission.status !== 'erased')
      await tell(context, tx, { detector, run, outcome, standing, submission })
    if ('erasing' in taken && taken.erasing.state === 'erased') {
      const data = { detector: detector.id, run: run.id, proof: taken.erasing.proof }
      const type = taken.mode === 'soft' ? 'remote.set_aside' : 'remote.erased'
      await record(tx, { type, who: null, submissionId: run.submissionId, data })
    }
  })
  if (outcome?.state === 'waiting' || outcome?.state === 'succeeded') await closeCircuit(context.db, detector.id)
  if (fault) await mind(context, detector, fault, now)
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

async function textOf({ db }: Context, { submissionId }: VendorRun, taken: Outcome): Promise<string> {
  if (taken.state !== 'succeeded') return ''
  const [row] = await db.select({ text: texts.text }).from(texts).where(eq(texts.submissionId, submissionId))
  return row?.text ?? ''
}

/** Updates the run while the claim still holds. A hint or an erasure that came meanwhile makes the next step due now. */
async function keep(tx: Transaction, run: VendorRun, taken: Taken, standing: Standing, now: Date) {
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

interface Telling {
  detector: RemoteDetector
  run: VendorRun
  outcome: Outcome | null
  standing: Standing
  submission: Submission
}

/** Adds to `runs` what a tutor has not been told yet, and flags with it. */
async function tell(
  context: Context,
  tx: Transaction,
  { detector, run, outcome, standing, submission }: Telling,
): Promise<void> {
  if (run.succeededAt && outcome?.state !== 'succeeded') return
  const opinion = outcome?.state === 'succeeded' ? outcome.opinion : null
  const reported = opinion ? digest(opinion) : substance(standing)
  if (reported === run.lastReported) return

  const [latest] = await tx
    .select({ attempt: max(runs.attempt) })
    .from(runs)
    .where(
      and(eq(runs.submissionId, run.submissionId), eq(runs.detector, run.detector), eq(runs.version, detector.version)),
    )
  const [text] = await tx
    .select({ readerVersion: texts.readerVersion })
    .from(texts)
    .where(eq(texts.submissionId, submission.id))
  const clauses = await clausesOfVersion(tx, submission.policyVersionId)
  const raised = await saveRun(
    context,
    tx,
    { id: submission.id, clauses },
    {
      detector,
      attempt: (latest?.attempt ?? 0) + 1,
      state: stateFor(standing),
      reason: standing.state === 'stalled' ? 'stalled' : standing.reason,
      detail: opinion ? pointsAt(opinion.flags) : reported === 'waiting' ? underWay(detector) : standing.detail,
      measurements: opinion?.measurements ?? [],
      readerVersion: text?.readerVersion ?? null,
      nextAttemptAt: standing.nextStepAt,
      flags: opinion?.flags ?? [],
    },
  )
  await tx.update(vendorRuns).set({ lastReported: reported }).where(eq(vendorRuns.id, run.id))
  if (raised.some(needsAPerson) && canHappen(submission.status, 'submission.flagged')) {
    await advance(tx, submission, { type: 'submission.flagged', who: null, data: { detectors: [detector.id] } })
  }
}

/** What a fault means for the detector as a whole: refused credentials pause it, several faults in a row rest it. */
async function mind({ db, log }: Context, { id: detector }: RemoteDetector, fault: Fault, now: Date) {
  if (fault.scope === 'credential') {
    await db.transaction(async (tx) => {
      if (!(await pauseVendor(tx, detector, fault.message, now))) return
      await record(tx, { type: 'detector.paused', who: null, data: { detector, reason: fault.code } })
    })
    return log.error({ detector, reason: fault.code }, 'a remote detector is paused until its credentials work')
  }
  if (!['network', 'timeout', 'rate_limited', 'vendor_unavailable'].includes(fault.code)) return
  const faults = await countFault(db, detector)
  if (faults >= faultsToOpenCircuit) await openCircuit(db, detector, new Date(now.getTime() + circuitDelay(faults)))
}

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/** What has to differ before a tutor is told again: not every look that brought nothing new. */
function substance({ state, reason }: Standing): string {
  if (state === 'waiting' && reason !== 'credentials') return 'waiting'
  return state === 'stalled' ? 'stalled' : `${state} ${reason}`
}

function stateFor({ state, reason }: Standing): Outcome['state'] {
  if (state === 'waiting') return reason === 'credentials' ? 'blocked' : 'waiting'
  if (state === 'closed') return 'skipped'
  if (state === 'stalled' || state === 'erasing' || state === 'erased') return 'waiting'
  return state
}

const underWay = ({ title }: RemoteDetector) =>
  `${title} has been asked. The submission goes on without it; a result that comes later is added here.`

function pointsAt({ length }: Flag[]): string {
  if (!length) return 'Points at nothing.'
  return `Points at ${length} ${length === 1 ? 'thing' : 'things'} for a person to look at.`
}
