import { add, direction, dot } from '../../../src/detectors/authorship/likeness.ts'
import { fitLogistic, probability } from './logistic.ts'

/** A pair as standard scores, with the centre of its group. */
export interface ScoredPair {
  submission: Float64Array
  known: Float64Array
  centre: Float64Array
  same: boolean
  importance: number
}

/** How strongly the weights are held at what reliability alone says; chosen by folds over writers. */
const penalty = 0.5
/** Learning ends when no weight moves by more than `settled`; weights are near one. */
const mostRounds = 120
const settled = 0.02

/**
 * How much each column should count, learned from pairs with known answers: a logistic regression of “same writer” on
 * the columns' contributions to the cosine, starting from their reliability and penalised for leaving it. Weights
 * cannot become negative. Solved by accelerated proximal gradient (Beck & Teboulle 2009).
 */
export function learnWeights(pairs: ScoredPair[], reliability: Float64Array): Float64Array {
  const columns = reliability.length
  const contributions = pairs.map(({ submission, known, centre }) => {
    const a = direction(submission, centre, reliability)
    const b = direction(known, centre, reliability)
    // Half the size: with thousands of pairs, fetching them from memory is what takes the time.
    const row = new Float32Array(columns)
    for (let column = 0; column < columns; column++) row[column] = a[column]! * b[column]!
    return row
  })
  const all = new Float64Array(columns).fill(1)
  const cosines = contributions.map((row) => [dot(row, all)])
  const base = fitLogistic(
    cosines,
    pairs.map(({ same }) => same),
    pairs.map(({ importance }) => importance),
    1e-3,
  )
  const slope = base.weights[0]!
  const step = 1 / (largestCurvature(contributions, pairs) * slope * slope + penalty)

  let { intercept } = base
  let current = all
  let ahead = current
  let momentum = 1
  for (let round = 0; round < mostRounds; round++) {
    const gradient = ahead.map((value) => penalty * (value - 1))
    let drift = 0
    let curvature = 0
    for (const [at, row] of contributions.entries()) {
      const { importance, same } = pairs[at]!
      const p = probability(slope * dot(row, ahead) + intercept)
      const error = importance * (p - Number(same))
      drift += error
      curvature += importance * p * (1 - p)
      add(gradient, row, error * slope)
    }
    intercept -= drift / curvature / 10
    const next = ahead.map((value, column) => Math.max(0, value - step * gradient[column]!))
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2
    const carry = (momentum - 1) / nextMomentum
    ahead = next.map((value, column) => value + carry * (value - current[column]!))
    const moved = next.reduce((most, value, column) => Math.max(most, Math.abs(value - current[column]!)), 0)
    current = next
    momentum = nextMomentum
    if (moved < settled) break
  }
  return current.map((value, column) => value * reliability[column]!)
}

// A quarter of the largest eigenvalue of the weighted Gram matrix, by power iteration, with some margin.
function largestCurvature(rows: Float32Array[], pairs: ScoredPair[]) {
  let vector = new Float64Array(rows[0]!.length).fill(1)
  let size = 0
  for (let round = 0; round < 12; round++) {
    const next = new Float64Array(vector.length)
    for (const [at, row] of rows.entries()) add(next, row, dot(row, vector) * pairs[at]!.importance)
    const length = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0))
    size = length / Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
    vector = next.map((value) => value / length)
  }
  return (1.1 * size) / 4
}
