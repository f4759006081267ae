/** Every run of `k` words as one string, with the index of its first word; none runs across a cut. */
export function* grams(words: string[], k: number): Generator<[gram: string, at: number]> {
  let uncut = 0
  for (let at = 0; at < words.length; at++) {
    uncut = words[at] === '' ? 0 : uncut + 1
    if (uncut >= k) yield [words.slice(at - k + 1, at + 1).join(' '), at - k + 1]
  }
}

/** The share of the distinct runs of `k` words in `words` that also stand in `others`; 0 when there are none. */
export function containment(words: string[], others: string[], k: number): number {
  const own = new Set<string>()
  for (const [gram] of grams(words, k)) own.add(gram)
  const theirs = new Set<string>()
  for (const [gram] of grams(others, k)) theirs.add(gram)
  if (own.size === 0) return 0
  let shared = 0
  for (const gram of own) if (theirs.has(gram)) shared++
  return shared / own.size
}
