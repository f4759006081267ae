import { and, eq, max } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import type { Transaction } from '../../../db/client.ts'
import { clausesOfVersion } from '../../../db/policy/versions.ts'
import { runs, vendorRuns } from '../../../db/schema/index.ts'
import type { Submission } from '../../../db/submission/access.ts'
import { textOf } from '../../../db/text.ts'
import type { VendorRun } from '../../../db/vendors/runs.ts'
import { sha256Hex } from '../../../domain/hash.ts'
import type { Flag, Outcome, RemoteDetector } from '../../../domain/screening/detector.ts'
import { needsAPerson } from '../../../domain/screening/flag.ts'
import { canHappen } from '../../../domain/submission/status.ts'
import type { Standing } from '../../../domain/vendors/run-state.ts'
import { advance } from '../../advance.ts'
import { record } from '../../record.ts'
import { saveRun } from '../../screening/save-run.ts'

interface Recording {
  detector: RemoteDetector
  run: VendorRun
  outcome: Outcome | null
  standing: Standing
  submission: Submission
}

/** Adds to `runs` what a tutor has not been told yet, and flags with it. */
export async function recordRun(
  context: Context,
  tx: Transaction,
  { detector, run, outcome, standing, submission }: Recording,
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
  const text = await textOf(tx, submission.id)
  const clauses = await clausesOfVersion(tx, submission.policyVersionId)
  const { flags: raised, contents } = await saveRun(
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
  await record(tx, { type: 'runs.added', who: null, submissionId: submission.id, contents })
  await tx.update(vendorRuns).set({ lastReported: reported }).where(eq(vendorRuns.id, run.id))
  if (raised.some(needsAPerson) && canHappen(submission.status, 'submission.flagged')) {
    await advance(tx, submission, { type: 'submission.flagged', who: null, data: { detectors: [detector.id] } })
  }
}

const digest = (value: unknown) => sha256Hex(JSON.stringify(value))

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
  if (!length) return 'No flags.'
  return `Points at ${length} ${length === 1 ? 'thing' : 'things'} for a person to look at.`
}
