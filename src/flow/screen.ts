import type { Context } from '../context.ts'
import { lockForWork } from '../db/access.ts'
import { type Dossier, dossierOf } from '../db/dossier.ts'
import { newId } from '../db/id.ts'
import { finishedRuns } from '../db/runs.ts'
import { flags, runs } from '../db/schema.ts'
import { switchedOff } from '../db/switches.ts'
import type { Detector, LocalDetector } from '../domain/detector.ts'
import { needsAPerson } from '../domain/flag.ts'
import { drawn } from '../domain/sample.ts'
import { advance } from './advance.ts'
import { inputFor } from './input.ts'
import { type Formed, opinionOf } from './opinion.ts'

/** How often a detector that failed is tried again, and how long after, in milliseconds. */
const retries = [60_000, 600_000, 3_600_000]

/**
 * Asks every local detector that has not given its opinion yet, and then says whether a person has to look. A detector
 * that fails leaves a run in words and delays nobody. Flags that come late bring released work back to a person.
 */
export async function screen(context: Context, submissionId: string): Promise<void> {
  const dossier = await dossierOf(context.db, submissionId)
  if (!dossier || !screenable.includes(dossier.submission.status)) return
  const waiting = await localDetectors(context, dossier)

  const formed = await Promise.all(waiting.map((detector) => ask(context, dossier, detector)))

  await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (!submission || !screenable.includes(submission.status)) return
    const already = await finishedRuns(tx, submissionId)
    const fresh = formed.filter(({ detector }) => !already.some((run) => isOf(run, detector) && run.state !== 'failed'))

    for (const { detector, opinion } of fresh) {
      const attempt = 1 + already.filter((run) => isOf(run, detector)).length
      const runId = newId()
      await tx.insert(runs).values({
        id: runId,
        submissionId,
        detector: detector.id,
        version: detector.version,
        attempt,
        textSha256: dossier.textSha256,
        ...described(opinion, attempt, context.clock()),
      })
      const rows = 'flags' in opinion ? opinion.flags : []
      if (rows.length)
        await tx.insert(flags).values(rows.map((flag, position) => row(flag, position, detector, runId, submissionId)))
    }

    const raised = fresh.flatMap(({ opinion }) => ('flags' in opinion ? opinion.flags : []))
    const detectors = [
      ...new Set(
        fresh
          .filter(({ opinion }) => 'flags' in opinion && opinion.flags.some(needsAPerson))
          .map(({ detector }) => detector.id),
      ),
    ]
    if (raised.some(needsAPerson)) {
      await advance(tx, submission, { type: 'submission.flagged', who: null, data: { detectors } })
    } else if (submission.status === 'extracted') {
      const type = drawn(submissionId, dossier.assessment.sampleRate, context.pseudonymSalt)
        ? 'submission.sampled'
        : 'submission.released'
      await advance(tx, submission, { type, who: null })
    }
  })
}

/** The states in which a text can still be screened; work withdrawn, superseded or erased is left alone. */
const screenable = ['extracted', 'released', 'under_review', 'decided']

const isOf = (run: { detector: string; version: string }, detector: Detector) =>
  run.detector === detector.id && run.version === detector.version

async function localDetectors(context: Context, { submission }: Dossier): Promise<LocalDetector[]> {
  const already = await finishedRuns(context.db, submission.id)
  return context.detectors.filter((detector): detector is LocalDetector => {
    const earlier = already.filter((run) => isOf(run, detector))
    return 'detect' in detector && earlier.every(({ state }) => state === 'failed') && earlier.length <= retries.length
  })
}

async function ask(context: Context, dossier: Dossier, detector: LocalDetector) {
  const off = await switchedOff(context.db, detector.id, dossier.submission.assessmentId)
  const opinion: Formed = off
    ? { skipped: 'switched_off', detail: `${detector.title} is switched off here: ${off.reason}` }
    : await opinionOf(context, detector, await inputFor(context, dossier, detector))
  return { detector, opinion }
}

/** The run in words. */
function described(opinion: Formed, attempt: number, now: Date) {
  if ('skipped' in opinion) {
    return { state: 'skipped' as const, reason: opinion.skipped, detail: opinion.detail, measurements: [] }
  }
  if ('fault' in opinion) {
    const wait = retries[attempt - 1]
    const next = wait
      ? `It will be tried again in ${Math.round(wait / 60_000)} min.`
      : 'It will not be tried again by itself.'
    return {
      state: 'failed' as const,
      reason: opinion.fault,
      detail: `${opinion.detail} ${next} The submission goes on without it.`,
      measurements: [],
      nextAttemptAt: wait ? new Date(now.getTime() + wait) : null,
    }
  }
  const count = opinion.flags.length
  return {
    state: 'succeeded' as const,
    reason: null,
    detail: count
      ? `Points at ${count} ${count === 1 ? 'thing' : 'things'} for a person to look at.`
      : 'Points at nothing.',
    measurements: opinion.measurements ?? [],
  }
}

function row(
  { clause, suggestion, figures, rule, severity, message, evidence }: import('../domain/detector.ts').Flag,
  position: number,
  detector: LocalDetector,
  runId: string,
  submissionId: string,
): typeof flags.$inferInsert {
  return {
    id: newId(),
    runId,
    submissionId,
    detector: detector.id,
    basis: detector.basis,
    clause: clause ?? detector.clause,
    suggestion: suggestion ?? null,
    figures: figures ?? {},
    rule,
    severity,
    message,
    evidence,
    position,
  }
}
