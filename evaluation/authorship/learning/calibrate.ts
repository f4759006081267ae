import type { Calibration } from '../../../src/detectors/authorship/statistics.ts'
import { importances } from './learn-view.ts'
import { fitLogistic } from './logistic.ts'

/** A pair as the calibration sees it: both views' scores and the two lengths, from a model that never saw its writers. */
export interface Judged {
  inputs: number[]
  same: boolean
  corpus: string
}

const ridge = 3

/** Fits the step from scores to probabilities, and records how same-writer comparisons come out. */
export function calibrate(judged: Judged[]): Calibration {
  const importance = importances(judged)
  const width = judged[0]!.inputs.length
  const columns = Array.from({ length: width }, (_, at) => judged.map(({ inputs }) => inputs[at]!))
  const centre = columns.map(mean)
  const scale = columns.map((values, at) => Math.sqrt(mean(values.map((value) => (value - centre[at]!) ** 2))) || 1)
  const standard = judged.map(({ inputs }) => inputs.map((value, at) => (value - centre[at]!) / scale[at]!))
  const { weights, intercept } = fitLogistic(
    standard,
    judged.map(({ same }) => same),
    importance,
    ridge,
  )
  const logOdds = standard.map((input) => input.reduce((sum, value, at) => sum + value * weights[at]!, intercept))
  const genuine = judged.flatMap(({ same }, at) => (same ? [{ at: logOdds[at]!, importance: importance[at]! }] : []))
  const sameWriter = percentiles(genuine)
  return { centre, scale, weights, intercept, sameWriter, threshold: sameWriter[1]! }
}

// The value below which 0, 1, … 100 percent of the importance lies.
function percentiles(values: { at: number; importance: number }[]): number[] {
  const sorted = [...values].sort((a, b) => a.at - b.at)
  const total = sorted.reduce((sum, { importance }) => sum + importance, 0)
  return Array.from({ length: 101 }, (_, percent) => {
    let below = 0
    for (const { at, importance } of sorted) {
      below += importance
      if (below >= (percent / 100) * total) return at
    }
    return sorted.at(-1)!.at
  })
}

function mean(values: number[]) {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
