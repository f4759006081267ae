import type { Context } from '../../context.ts'
import type { CaseFile } from '../../db/screening/case-file.ts'
import { comparisonAllowed } from '../../db/screening/comparison.ts'
import { type FinishedRun, finishedRuns } from '../../db/screening/runs.ts'
import { switchedOff } from '../../db/screening/switches.ts'
import type { Detector, LocalDetector } from '../../domain/screening/detector.ts'
import { mostAttempts } from './opinion.ts'

/** A detector to ask, or to leave out with a reason in words. */
export interface ToAsk {
  detector: LocalDetector
  leftOut: { skipped: 'switched_off' | 'objected'; detail: string } | null
}

/** The runs of a detector in its present version, and those of them that judged the text by this version of the reader. */
export function runsOf(detector: Detector, readerVersion: string, runs: FinishedRun[]) {
  const all = runs.filter((run) => run.detector === detector.id && run.version === detector.version)
  return { all, onThisText: all.filter((run) => run.readerVersion === readerVersion) }
}

/** Whether a run ended with something to rely on; a detector that failed or could not be asked may be asked again. */
export const hasOpinion = ({ state, reason }: FinishedRun) =>
  state !== 'failed' && reason !== 'switched_off' && reason !== 'objected'

/**
 * The local detectors that have no opinion on this text yet and have not been given up on. One that stays left out is left
 * out once.
 */
export async function detectorsToAsk(
  { db, detectors }: Context,
  { submission, readerVersion }: CaseFile,
): Promise<ToAsk[]> {
  const finished = await finishedRuns(db, submission.id)
  const off = await switchedOff(db, submission.assessmentId)
  const allowed = await comparisonAllowed(db, submission.studentId)
  return detectors.flatMap((detector) => {
    if (!('detect' in detector)) return []
    const { onThisText } = runsOf(detector, readerVersion, finished)
    const failures = onThisText.filter(({ state }) => state === 'failed').length
    if (onThisText.some(hasOpinion) || failures >= mostAttempts) return []
    const leftOut = whyLeftOut(detector, off.get(detector.id)?.reason, allowed)
    return leftOut && onThisText.some(({ reason }) => reason === leftOut.skipped) ? [] : [{ detector, leftOut }]
  })
}

function whyLeftOut(
  { title, needs = [] }: LocalDetector,
  switchedOff: string | undefined,
  comparisonAllowed: boolean,
): ToAsk['leftOut'] {
  if (switchedOff !== undefined) {
    return { skipped: 'switched_off', detail: `${title} is switched off here: ${switchedOff}` }
  }
  if (comparisonAllowed || !needs.includes('baseline')) return null
  const detail = 'The student does not want this comparison, so it was not made. Nothing follows from that.'
  return { skipped: 'objected', detail }
}
