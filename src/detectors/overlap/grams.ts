/** Stands where no run of words begins. */
export const none = -1

/**
 * A number for the run of `k` words that begins at each index, `none` where a cut or the end comes first. The same words
 * have the same number in every text. It has 53 bits, so that among the runs of a whole cohort two different ones share
 * a number less than once in a million comparisons; joining the words would take ten times as long.
 */
export function grams(words: string[], k: number): Float64Array {
  const keys = new Float64Array(words.length).fill(none)
  const hashes = Uint32Array.from(words, hashOf)
  let uncut = 0
  for (let end = 0; end < words.length; end++) {
    uncut = words[end] === '' ? 0 : uncut + 1
    if (uncut < k) continue
    let [high, low] = [0x811c9dc5, 0x9747b28c]
    for (let at = end - k + 1; at <= end; at++) {
      high = mixed(high ^ hashes[at]!, 0x85ebca6b)
      low = mixed(low + hashes[at]!, 0xc2b2ae35)
    }
    keys[end - k + 1] = (high >>> 11) * 2 ** 32 + (low >>> 0)
  }
  return keys
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashOf(word: string) {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

function mixed(value: number, by: number) {
  const once = Math.imul(value ^ (value >>> 15), by)
  return Math.imul(once ^ (once >>> 13), 0x27d4eb2f)
}

/** The distinct runs of `k` words. */
export function distinctGrams(words: string[], k: number): Set<number> {
  const distinct = new Set(grams(words, k))
  distinct.delete(none)
  return distinct
}

/** The share of what is in `own` that is also in `theirs`; 0 when there is nothing. */
export function containment<Item>(own: Set<Item>, theirs: Set<Item>): number {
  if (own.size === 0) return 0
  let shared = 0
  for (const gram of own) if (theirs.has(gram)) shared++
  return shared / own.size
}
