import { UnreadableData } from '../../bench/rows.ts'
import { runningProse } from '../../src/detectors/reading/prose/running-prose.ts'
import type { Row } from '../evaluator.ts'
import { ratio } from './counting.ts'

/** Raw texts are cut at 16,000 characters and their references at 14,000; only rows that were not cut can be compared. */
const longestRaw = 15_990
const longestClean = 13_990

/**
 * Sets the normaliser's running prose beside a reference that was made with the help of mark-up, by words whatever their
 * order: how much of the reference is kept, and how much of what is kept the reference keeps as well. Quotations that
 * lost their marks cannot be seen in the raw text, which bounds the second.
 */
export function measureNormaliser(rows: Row[], progress: (done: number, total: number) => void) {
  let kept = 0
  let reference = 0
  let both = 0
  let raw = 0
  const predictions = rows.flatMap((row, index) => {
    const { id = index + 1, raw: text, clean } = row
    if (typeof text !== 'string' || typeof clean !== 'string') throw new UnreadableData(`Row ${index + 1} is no pair.`)
    progress(index + 1, rows.length)
    if (text.length > longestRaw || clean.length > longestClean) return []
    const ours = countsOf(runningProse(text).text)
    const theirs = countsOf(runningProse(clean).text)
    const shared = sharedIn(ours, theirs)
    kept += sizeOf(ours)
    reference += sizeOf(theirs)
    raw += sizeOf(countsOf(text))
    both += shared
    return [{ id, words: sizeOf(ours), referenceWords: sizeOf(theirs), shared }]
  })
  return {
    metrics: {
      n: predictions.length,
      leftOut: rows.length - predictions.length,
      ofReferenceKept: ratio(both, reference),
      ofKeptInReference: ratio(both, kept),
      ofRawInReference: ratio(both, raw),
    },
    predictions,
  }
}

function countsOf(text: string) {
  const counts = new Map<string, number>()
  for (const word of text.toLowerCase().match(/[a-z]+/g) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

function sharedIn(a: Map<string, number>, b: Map<string, number>) {
  let shared = 0
  for (const [word, count] of a) shared += Math.min(count, b.get(word) ?? 0)
  return shared
}

function sizeOf(counts: Map<string, number>) {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}
