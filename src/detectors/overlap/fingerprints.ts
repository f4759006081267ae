import { allWords, ownWords, shingleLength } from '../reading/words.ts'
import { withoutGiven } from './given.ts'

/**
 * How many runs of words compete for one fingerprint. Any passage of `shingleLength + window - 1` equal words is sure to share one
 * (Schleimer, Wilkerson & Aiken 2003, “Winnowing”); a text keeps about 2 in `window + 1` of its runs.
 */
export const window = 8

/**
 * The fingerprints of a text for a stored index, as signed 64-bit numbers, distinct and in ascending order: hashes of
 * runs of five words, thinned by winnowing. They find the submissions worth comparing; the comparison itself reads the
 * texts. Quotations, citations and the list of sources are set aside first, and so is the wording of the `brief` when a
 * text looks for others, because all who answer it may have that.
 */
export function fingerprints(text: string, brief = ''): bigint[] {
  const words = ownWords(text).texts
  const { high, low } = runHashes(brief ? withoutGiven(words, allWords(brief).texts, []) : words)
  const kept = new Set<bigint>()
  let last = -1
  for (let end = Math.min(window, high.length); end <= high.length && high.length > 0; end++) {
    const smallest = smallestOf(high, Math.max(0, end - window), end)
    if (smallest !== last) kept.add(BigInt.asIntN(64, (BigInt(high[smallest]!) << 32n) | BigInt(low[smallest]!)))
    last = smallest
  }
  return [...kept].sort((a, b) => (a < b ? -1 : 1))
}

// The rightmost of the smallest, so that neighbouring windows agree.
function smallestOf(hashes: number[], from: number, to: number) {
  let smallest = from
  for (let at = from + 1; at < to; at++) if (hashes[at]! <= hashes[smallest]!) smallest = at
  return smallest
}

function runHashes(words: string[]) {
  const high: number[] = []
  const low: number[] = []
  let uncut = 0
  for (let at = 0; at < words.length; at++) {
    uncut = words[at] === '' ? 0 : uncut + 1
    if (uncut < shingleLength) continue
    const run = words.slice(at - shingleLength + 1, at + 1).join(' ')
    high.push(fnv1a(run, 0x811c9dc5))
    low.push(fnv1a(run, 0x9747b28c))
  }
  return { high, low }
}

// FNV-1a over UTF-16 code units with a final mix, 32 bits; two seeds make one 64-bit fingerprint.
function fnv1a(text: string, seed: number) {
  let hash = seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return (hash ^ (hash >>> 13)) >>> 0
}
