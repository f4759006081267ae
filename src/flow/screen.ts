import type { Context } from '../context.ts'
import { lockForWork } from '../db/access.ts'
import { type Dossier, dossierOf } from '../db/dossier.ts'
import { finishedRuns } from '../db/runs.ts'
import { switchedOff } from '../db/switches.ts'
import type { Detector, LocalDetector } from '../domain/detector.ts'
import { needsAPerson } from '../domain/flag.ts'
import { drawn } from '../domain/sample.ts'
import type { SubmissionStatus } from '../domain/submission.ts'
import { advance } from './advance.ts'
import { inputFor } from './input.ts'
import { damaged, describeRun, type Formed, mostAttempts, opinionOf } from './opinion.ts'
import { saveRuns } from './save-runs.ts'

/** The states in which a text can still be screened; work withdrawn, superseded or erased is left alone. */
export const screenable: SubmissionStatus[] = ['extracted', 'released', 'under_review', 'decided']

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
    const fresh = formed.filter(({ detector }) => !already.some((run) => isOf(run, detector) && hasOpinion(run)))

    const runs = fresh.map(({ detector, opinion }) => {
      const attempt = 1 + already.filter((run) => isOf(run, detector)).length
      const ending = describeRun(opinion, attempt, context.clock())
      return { detector, attempt, textSha256: dossier.textSha256, ...ending, flags: flagsOf(opinion) }
    })
    await saveRuns(tx, submissionId, runs)

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

/** Whether a run ended with something to rely on; a detector that failed or was switched off may be asked again. */
const hasOpinion = ({ state, reason }: { state: string; reason: string | null }) =>
  state !== 'failed' && reason !== 'switched_off'

/** The detectors to ask: without an opinion in their present version, not switched off, not given up on. */
async function localDetectors({ db, detectors }: Context, { submission }: Dossier): Promise<Waiting[]> {
  const already = await finishedRuns(db, submission.id)
  const waiting = detectors.flatMap((detector) => {
    const earlier = already.filter((run) => isOf(run, detector))
    const failures = earlier.filter(({ state }) => state === 'failed').length
    return 'detect' in detector && !earlier.some(hasOpinion) && failures < mostAttempts ? [{ detector, earlier }] : []
  })
  const off = await switchedOff(db, submission.assessmentId)
  return waiting.flatMap(({ detector, earlier }) => {
    const choice = off.get(detector.id)
    const said = choice && earlier.some(({ reason }) => reason === 'switched_off')
    return said ? [] : [{ detector, off: choice?.reason ?? null }]
  })
}

async function ask(context: Context, dossier: Dossier, { detector, off }: Waiting): Promise<Asked> {
  if (off !== null) {
    const detail = `${detector.title} is switched off here: ${off}`
    return { detector, opinion: { skipped: 'switched_off', detail } }
  }
  const asked = await inputFor(context, dossier, detector)
  if (!asked) return { detector, opinion: damaged(detector) }
  const { input, done } = asked
  try {
    return { detector, opinion: await opinionOf(context, detector, input) }
  } finally {
    await done()
  }
}

interface Waiting {
  detector: LocalDetector
  /** Why it is switched off here, or null. */
  off: string | null
}

interface Asked {
  detector: LocalDetector
  opinion: Formed
}
