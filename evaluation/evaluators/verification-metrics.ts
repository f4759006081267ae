import { shareOf } from '../../src/domain/quality/share.ts'
import { seeded } from '../authorship/learning/seeded.ts'

/** One judged problem: the probability of “same writer”, and what was true. */
export interface Judgement {
  same: boolean
  probability: number
  /** Nothing was answered; counts as a half in c@1, F0.5u and the Brier score. */
  abstained: boolean
}

/** Chance that a random positive scores above a random negative; ties count half. Null without both. */
export function areaUnderCurve(positives: number[], negatives: number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null
  const sorted = [...negatives].sort((a, b) => a - b)
  let wins = 0
  for (const score of positives) wins += (countBelow(sorted, score) + countBelow(sorted, score, true)) / 2
  return round(wins / positives.length / negatives.length)
}

/** Wilson's 95 % interval of a share; null without cases. */
export function wilson(hits: number, n: number): [number, number] | null {
  const { low, high } = shareOf(hits, n)
  return low === null || high === null ? null : [round(low), round(high)]
}

/** Accuracy that rewards leaving hard problems open (Peñas & Rodrigo 2011): (right + open · right / n) / n. */
export function cAtOne(judgements: Judgement[]): number | null {
  const n = judgements.length
  const open = judgements.filter(isOpen).length
  const right = judgements.filter((one) => !isOpen(one) && one.probability > 0.5 === one.same).length
  return n === 0 ? null : round((right + (open * right) / n) / n)
}

/** F0.5u (Bevendorff et al. 2019): 1.25 tp / (1.25 tp + .25 (fn + open) + fp). */
export function fHalfU(judgements: Judgement[]): number | null {
  const answered = judgements.filter((one) => !isOpen(one))
  const yes = (one: Judgement) => one.probability > 0.5
  const tp = answered.filter((one) => one.same && yes(one)).length
  const fn = answered.filter((one) => one.same && !yes(one)).length
  const fp = answered.filter((one) => !one.same && yes(one)).length
  const open = judgements.length - answered.length
  const whole = 1.25 * tp + 0.25 * (fn + open) + fp
  return whole === 0 ? null : round((1.25 * tp) / whole)
}

/** One minus the mean squared error; higher is better. */
export function brier(judgements: Judgement[]): number | null {
  if (judgements.length === 0) return null
  const squares = judgements.reduce((sum, one) => sum + (answer(one) - Number(one.same)) ** 2, 0)
  return round(1 - squares / judgements.length)
}

/** The rate at which as many same-writer problems are missed as different-writer problems are accepted. */
export function equalErrorRate(positives: number[], negatives: number[]): number | null {
  if (positives.length === 0 || negatives.length === 0) return null
  const sortedPositives = [...positives].sort((a, b) => a - b)
  const sortedNegatives = [...negatives].sort((a, b) => a - b)
  let best = { gap: Infinity, rate: 1 }
  for (const threshold of new Set([...positives, ...negatives])) {
    const missed = countBelow(sortedPositives, threshold) / positives.length
    const accepted = 1 - countBelow(sortedNegatives, threshold) / negatives.length
    const gap = Math.abs(missed - accepted)
    if (gap < best.gap) best = { gap, rate: (missed + accepted) / 2 }
  }
  return round(best.rate)
}

/** Expected calibration error over ten equal bins. */
export function calibrationError(judgements: Judgement[]): number | null {
  if (judgements.length === 0) return null
  const bins = Array.from({ length: 10 }, () => ({ n: 0, said: 0, same: 0 }))
  for (const one of judgements) {
    const bin = bins[Math.min(9, Math.floor(answer(one) * 10))]!
    bin.n++
    bin.said += answer(one)
    bin.same += Number(one.same)
  }
  return round(bins.reduce((sum, { said, same }) => sum + Math.abs(said - same), 0) / judgements.length)
}

/** The 95 % interval of the area under the curve when whole writers are drawn again, a thousand times. */
export function areaInterval(
  problems: { writer: string; same: boolean; score: number }[],
  { draws = 1000, seed = 17 } = {},
): [number, number] | null {
  const byWriter = groupByWriter(problems)
  const random = seeded(seed)
  const areas: number[] = []
  for (let draw = 0; draw < draws; draw++) {
    const drawn = byWriter.flatMap(() => byWriter[Math.floor(random() * byWriter.length)]!)
    const area = areaUnderCurve(
      drawn.filter(({ same }) => same).map(({ score }) => score),
      drawn.filter(({ same }) => !same).map(({ score }) => score),
    )
    if (area !== null) areas.push(area)
  }
  if (areas.length === 0) return null
  areas.sort((a, b) => a - b)
  return [areas[Math.floor(areas.length * 0.025)]!, areas[Math.ceil(areas.length * 0.975) - 1]!]
}

/** Six decimals, so that figures compare across machines. */
export function round(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function groupByWriter<T extends { writer: string }>(problems: T[]): T[][] {
  const groups = new Map<string, T[]>()
  for (const problem of problems) {
    const group = groups.get(problem.writer)
    if (group) group.push(problem)
    else groups.set(problem.writer, [problem])
  }
  return [...groups.values()]
}

function isOpen({ abstained, probability }: Judgement) {
  return abstained || probability === 0.5
}

function answer({ abstained, probability }: Judgement) {
  return abstained ? 0.5 : probability
}

// How many of the sorted values lie below, or with `orEqual` at or below.
function countBelow(sorted: number[], value: number, orEqual = false) {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value || (orEqual && sorted[middle] === value)) low = middle + 1
    else high = middle
  }
  return low
}
