import type { Context } from '../context.ts'
import { lockForWork } from '../db/access.ts'
import { type Dossier, dossierOf } from '../db/dossier.ts'
import { finishedRuns } from '../db/runs.ts'
import { switchedOff } from '../db/switches.ts'
import type { Detector, LocalDetector } from '../domain/detector.ts'
import { needsAPerson } from '../domain/flag.ts'
import { drawn } from '../domain/sample.ts'
import { advance } from './advance.ts'
import { inputFor } from './input.ts'
import { describeRun, type Formed, mostAttempts, opinionOf } from './opinion.ts'
import { saveRun } from './save-run.ts'

/** The states in which a text can still be screened; work withdrawn, superseded or erased is left alone. */
const screenable = ['extracted', 'released', 'under_review', 'decided']

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
      const run = {
        submissionId,
        attempt,
        textSha256: dossier.textSha256,
        ...describeRun(opinion, attempt, context.clock()),
      }
      await saveRun(tx, detector, run, flagsOf(opinion))
    }

    const pointing = fresh
      .filter(({ opinion }) => flagsOf(opinion).some(needsAPerson))
      .map(({ detector }) => detector.id)
    if (pointing.length) {
      await advance(tx, submission, { type: 'submission.flagged', who: null, data: { detectors: pointing } })
    } else if (submission.status === 'extracted') {
      const sampled = drawn(submissionId, dossier.assessment.sampleRate, context.pseudonymSalt)
      await advance(tx, submission, { type: sampled ? 'submission.sampled' : 'submission.released', who: null })
    }
  })
}

const flagsOf = (opinion: Formed) => ('flags' in opinion ? opinion.flags : [])

const isOf = (run: { detector: string; version: string }, detector: Detector) =>
  run.detector === detector.id && run.version === detector.version

/** The detectors that have no opinion on this submission yet, in their present version. */
async function localDetectors({ db, detectors }: Context, { submission }: Dossier): Promise<LocalDetector[]> {
  const already = await finishedRuns(db, submission.id)
  return detectors.filter((detector): detector is LocalDetector => {
    const earlier = already.filter((run) => isOf(run, detector))
    return 'detect' in detector && earlier.every(({ state }) => state === 'failed') && earlier.length < mostAttempts
  })
}

async function ask(context: Context, dossier: Dossier, detector: LocalDetector): Promise<Asked> {
  const off = await switchedOff(context.db, detector.id, dossier.submission.assessmentId)
  if (off) {
    const detail = `${detector.title} is switched off here: ${off.reason}`
    return { detector, opinion: { skipped: 'switched_off', detail } }
  }
  const { input, done } = await inputFor(context, dossier, detector)
  try {
    return { detector, opinion: await opinionOf(context, detector, input) }
  } finally {
    await done()
  }
}

interface Asked {
  detector: LocalDetector
  opinion: Formed
}
