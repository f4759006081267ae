import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { concernsBefore } from '../../db/intake/attempts.ts'
import { type CaseFile, caseFileOf } from '../../db/screening/case-file.ts'
import { comparisonAllowed } from '../../db/screening/comparison.ts'
import { finishedRuns } from '../../db/screening/runs.ts'
import { switchedOff } from '../../db/screening/switches.ts'
import { lockForWork } from '../../db/submission/access.ts'
import type { Detector, LocalDetector } from '../../domain/screening/detector.ts'
import { needsAPerson } from '../../domain/screening/flag.ts'
import { drawn } from '../../domain/screening/sample.ts'
import { screenable } from '../../domain/submission/status-sets.ts'
import { advance } from '../advance.ts'
import { inputFor } from './detector-input.ts'
import { damaged, describeRun, type Formed, mostAttempts, opinionOf } from './opinion.ts'
import { saveRuns } from './save-runs.ts'

/**
 * Asks every local detector that has not given its opinion yet, and then says whether a person has to look. A detector
 * that fails leaves a run in words and delays nobody. Flags that come late bring released work back to a person.
 */
export async function screen(context: Context, submissionId: string): Promise<void> {
  const caseFile = await caseFileOf(context.db, submissionId)
  if (!caseFile || !screenable.includes(caseFile.submission.status)) return
  const waiting = await localDetectors(context, caseFile)

  const formed = await Promise.all(waiting.map((detector) => ask(context, caseFile, detector)))

  await context.db.transaction(async (tx) => {
    const submission = await lockForWork(tx, submissionId)
    if (!submission || !screenable.includes(submission.status)) return
    const already = await finishedRuns(tx, submissionId)
    const fresh = formed.filter(({ detector }) => !already.some((run) => isOf(run, detector) && hasOpinion(run)))

    const runs = fresh.map(({ detector, opinion }) => {
      const attempt = 1 + already.filter((run) => isOf(run, detector)).length
      const ending = describeRun(opinion, attempt, context.clock())
      return { detector, attempt, readerVersion: caseFile.readerVersion, ...ending, flags: flagsOf(opinion) }
    })
    await saveRuns(tx, submission, runs)

    const pointing = fresh
      .filter(({ opinion }) => flagsOf(opinion).some(needsAPerson))
      .map(({ detector }) => detector.id)
    if (pointing.length) {
      await advance(tx, submission, { type: 'submission.flagged', who: null, data: { detectors: pointing } })
    } else if (submission.status === 'extracted') {
      await advance(tx, submission, { who: null, ...(await whereNext(context, tx, caseFile)) })
    }
  })
}

/** Where work goes that nothing points at: to a person if it is drawn or follows on a concern, else to marking. */
async function whereNext({ pseudonymSalt }: Context, tx: Transaction, { submission, assessment }: CaseFile) {
  if (drawn(submission.id, assessment.sampleRate, pseudonymSalt)) return { type: 'submission.sampled' as const }
  return (await concernsBefore(tx, submission)).length
    ? { type: 'submission.sampled' as const, data: { because: 'earlier_attempt' } }
    : { type: 'submission.released' as const }
}

const flagsOf = (opinion: Formed) => ('flags' in opinion ? opinion.flags : [])

const isOf = (run: { detector: string; version: string }, detector: Detector) =>
  run.detector === detector.id && run.version === detector.version

/** Whether a run ended with something to rely on; a detector that failed or could not be asked may be asked again. */
const hasOpinion = ({ state, reason }: { state: string; reason: string | null }) =>
  state !== 'failed' && reason !== 'switched_off' && reason !== 'objected'

/** The detectors to ask, or to leave out in words: those without an opinion in their present version, and not given up on. */
async function localDetectors({ db, detectors }: Context, { submission }: CaseFile): Promise<Waiting[]> {
  const already = await finishedRuns(db, submission.id)
  const waiting = detectors.flatMap((detector) => {
    const earlier = already.filter((run) => isOf(run, detector))
    const failures = earlier.filter(({ state }) => state === 'failed').length
    return 'detect' in detector && !earlier.some(hasOpinion) && failures < mostAttempts ? [{ detector, earlier }] : []
  })
  const off = await switchedOff(db, submission.assessmentId)
  const allowed = await comparisonAllowed(db, submission.studentId)
  return waiting.flatMap(({ detector, earlier }) => {
    const left = leftOut(detector, off.get(detector.id)?.reason, allowed)
    const said = left && earlier.some(({ reason }) => reason === left.skipped)
    return said ? [] : [{ detector, left }]
  })
}

function leftOut({ title, needs = [] }: LocalDetector, switchedOff: string | undefined, comparisonAllowed: boolean) {
  if (switchedOff !== undefined) {
    return { skipped: 'switched_off' as const, detail: `${title} is switched off here: ${switchedOff}` }
  }
  if (comparisonAllowed || !needs.includes('baseline')) return null
  const detail = 'The student does not want this comparison, so it was not made. Nothing follows from that.'
  return { skipped: 'objected' as const, detail }
}

async function ask(context: Context, caseFile: CaseFile, { detector, left }: Waiting): Promise<Asked> {
  if (left) return { detector, opinion: left }
  const asked = await inputFor(context, caseFile, detector)
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
  /** Why it is not asked, or null. */
  left: ReturnType<typeof leftOut>
}

interface Asked {
  detector: LocalDetector
  opinion: Formed
}
