import { likeness, standardScores } from './likeness.ts'
import type { Calibration, Statistics } from './statistics.ts'

/** How much of each peer's text is read, in tokens: about 1,000 words. */
export const peerTokens = 1200

/** What the calibration starts from: the views' scores and how much text they rest on. */
export function calibrationInputs(scores: number[], submissionTokens: number, knownTokens: number): number[] {
  return [...scores, Math.log(1 + submissionTokens), Math.log(1 + knownTokens)]
}

/** Calibrated log-odds that two bodies of masked text come from one writer, against a cohort of other writers. */
export function logOddsOfOneWriter(
  { views, calibration }: Pick<Statistics, 'views' | 'calibration'>,
  submission: Uint16Array,
  known: Uint16Array[],
  cohort: Uint16Array[],
): number {
  const scores = views.map((view) =>
    likeness(
      view,
      standardScores(view, [submission]),
      standardScores(view, known),
      cohort.map((peer) => standardScores(view, [peer.subarray(0, peerTokens)])),
    ),
  )
  const knownTokens = known.reduce((sum, { length }) => sum + length, 0)
  return calibrated(calibration, calibrationInputs(scores, submission.length, knownTokens))
}

/** In how many of 100 comparisons of texts by one writer the likeness is lower than this. */
export function percentile({ sameWriter }: Calibration, logOdds: number): number {
  const above = sameWriter.findIndex((value) => value > logOdds)
  return above < 0 ? 100 : Math.max(0, above - 1)
}

function calibrated({ centre, scale, weights, intercept }: Calibration, inputs: number[]) {
  return inputs.reduce((sum, value, at) => sum + weights[at]! * ((value - centre[at]!) / scale[at]!), intercept)
}
