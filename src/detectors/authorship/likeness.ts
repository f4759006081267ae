import { frequencies } from './frequencies.ts'
import type { ViewStatistics } from './statistics.ts'

// Fitted on the development corpora; see docs/detectors/authorship.md.
const clip = 2.5
/** Peers that the overall mean counts for when the cohort's own mean is estimated. */
const meanShrinkage = 20
/** Peers that the shipped figures about strangers count for. */
const strangerShrinkage = 4

/**
 * How alike a submission and earlier work are in one view, in standard deviations above two texts by different writers
 * of the cohort: the mean of the submission's standing among the cohort and the earlier work's. All texts come as
 * standard scores. A cohort text is a yardstick, never evidence.
 */
export function likeness(
  { weight, strangers }: ViewStatistics,
  submission: Float64Array,
  known: Float64Array,
  cohort: Float64Array[],
): number {
  const centre = centreOf(cohort, weight.length)
  const submitted = direction(submission, centre, weight)
  const earlier = direction(known, centre, weight)
  const others = cohort.map((values) => direction(values, centre, weight))
  const score = dot(submitted, earlier)
  const amongCohort = (text: Float64Array) =>
    standing(
      score,
      others.map((other) => dot(other, text)),
      strangers,
    )
  return (amongCohort(submitted) + amongCohort(earlier)) / 2
}

/** Masked texts taken together, as standard scores against the reference texts. */
export function standardScores(statistics: ViewStatistics, texts: Uint16Array[]): Float64Array {
  return standardise(statistics, frequencies(statistics.view, statistics.columns, texts))
}

/** Frequencies as standard scores against the reference texts. */
export function standardise({ mean, deviation }: Pick<ViewStatistics, 'mean' | 'deviation'>, values: Float64Array) {
  const scores = new Float64Array(values.length)
  for (let at = 0; at < scores.length; at++) scores[at] = (values[at]! - mean[at]!) / deviation[at]!
  return scores
}

/** The mean of some texts' standard scores, drawn towards the reference texts' when they are few. */
export function centreOf(peers: Float64Array[], columns: number): Float64Array {
  const centre = new Float64Array(columns)
  for (const peer of peers) add(centre, peer, 1 / (peers.length + meanShrinkage))
  return centre
}

/** A text's deviations from the centre, clipped, weighted, as a direction of length one. */
export function direction(values: Float64Array, centre: Float64Array, weight: Float64Array): Float64Array {
  const entries = new Float64Array(values.length)
  let squares = 0
  for (let at = 0; at < entries.length; at++) {
    const deviation = Math.max(-clip, Math.min(clip, values[at]! - centre[at]!))
    const entry = deviation * Math.sqrt(weight[at]!)
    entries[at] = entry
    squares += entry * entry
  }
  if (squares === 0) return entries
  const length = Math.sqrt(squares)
  for (let at = 0; at < entries.length; at++) entries[at]! /= length
  return entries
}

/** Numbers in a row; learning keeps its many rows in half the space. */
type Values = Float64Array | Float32Array

/** Adds `factor` times `values` to `target`, in place. */
export function add(target: Float64Array, values: Values, factor: number): void {
  for (let at = 0; at < target.length; at++) target[at]! += factor * values[at]!
}

/** The scalar product. */
export function dot(a: Values, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

function standing(score: number, others: number[], strangers: ViewStatistics['strangers']) {
  const n = others.length + strangerShrinkage
  const mean = (others.reduce((sum, other) => sum + other, 0) + strangerShrinkage * strangers.mean) / n
  const squares = others.reduce((sum, other) => sum + (other - mean) ** 2, 0)
  const prior = strangerShrinkage * (strangers.deviation ** 2 + (strangers.mean - mean) ** 2)
  return (score - mean) / Math.sqrt((squares + prior) / n)
}
