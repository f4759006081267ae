/** The labels of the annotated data; our `conflict` is its `violation`. */
export type Label = 'violation' | 'check' | 'ok'

/** Rows counted as docs/reference/citations.md#counting says: true and false positives, misses, and labels that a fair checker may give. */
export interface Tally {
  rows: number
  truePositives: number
  falsePositives: number
  misses: number
  accepted: number
}

export function emptyTally(): Tally {
  return { rows: 0, truePositives: 0, falsePositives: 0, misses: 0, accepted: 0 }
}

/**
 * Counts one row. True positive: a violation that `accept` contains. False positive: one that it does not. Miss: gold
 * says violation and the given label is not accepted.
 */
export function count(tally: Tally, gold: string, accept: string[], given: Label): void {
  tally.rows++
  if (given === 'violation') tally[accept.includes('violation') ? 'truePositives' : 'falsePositives']++
  if (gold === 'violation' && !accept.includes(given)) tally.misses++
  if (accept.includes(given)) tally.accepted++
}

/** Precision, recall, their harmonic mean and the share of accepted labels; null where nothing was there to count. */
export function rates({ rows, truePositives, falsePositives, misses, accepted }: Tally) {
  const precision = ratio(truePositives, truePositives + falsePositives)
  const recall = ratio(truePositives, truePositives + misses)
  const f1 = precision && recall ? round((2 * precision * recall) / (precision + recall)) : null
  return { rows, truePositives, falsePositives, misses, precision, recall, f1, labelAccuracy: ratio(accepted, rows) }
}

/** A ratio with six decimals, or null when there is nothing to divide by. */
export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : round(part / whole)
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** The 95 % interval of a share by Wilson’s method, with six decimals. */
export function wilson(part: number, whole: number): [low: number, high: number] {
  if (whole === 0) return [0, 1]
  const z = 1.959964
  const share = part / whole
  const centre = share + (z * z) / (2 * whole)
  const margin = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  const scale = 1 + (z * z) / whole
  return [round(Math.max(0, (centre - margin) / scale)), round(Math.min(1, (centre + margin) / scale))]
}
