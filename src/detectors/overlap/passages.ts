import { grams, none } from './grams.ts'

/** A stretch of wording that two texts share, as word indices: `[from, to)` here and `[peerFrom, peerTo)` there. */
export interface Passage {
  from: number
  to: number
  peerFrom: number
  peerTo: number
  /** Words that are the same on both sides; the rest of the stretch was changed, added or left out. */
  shared: number
}

interface Run {
  from: number
  peerFrom: number
  length: number
}

const seed = 3
// A run of three words that stands more often than this in one text is its refrain, not a place.
const refrain = 8
const lookBack = 64

/** Words that may be changed, added or left out between two shared runs of one passage. */
export const gap = 5
/** The least number of shared words that make a passage. */
export const shortest = 8

/**
 * The passages that two texts share, longest first, no word of the first text in two of them.
 * Runs of three equal words are the seeds; runs that follow each other closely on both sides make one passage, so a
 * passage survives when single words are exchanged, added or dropped.
 */
export function passages(words: string[], peer: string[]): Passage[] {
  const chains = chain(runs(words, peer), words).filter(({ shared }) => shared >= shortest)
  chains.sort((a, b) => b.shared - a.shared || a.from - b.from || a.peerFrom - b.peerFrom)
  const taken = new Uint8Array(words.length)
  return chains.filter(({ from, to }) => {
    if (taken.subarray(from, to).includes(1)) return false
    taken.fill(1, from, to)
    return true
  })
}

// Maximal stretches of equal words, in the order of the first text.
function runs(words: string[], peer: string[]): Run[] {
  const places = new Map<number, number[]>()
  for (const [at, gram] of grams(words, seed).entries()) {
    if (gram === none) continue
    const known = places.get(gram)
    if (known) known.push(at)
    else places.set(gram, [at])
  }
  const found: Run[] = []
  for (const [peerFrom, gram] of grams(peer, seed).entries()) {
    const here = places.get(gram)
    if (!here || here.length > refrain) continue
    for (const from of here) {
      if (from > 0 && peerFrom > 0 && words[from - 1] !== '' && words[from - 1] === peer[peerFrom - 1]) continue
      let length = seed
      while (words[from + length] && words[from + length] === peer[peerFrom + length]) length++
      found.push({ from, peerFrom, length })
    }
  }
  return found.sort((a, b) => a.from - b.from || a.peerFrom - b.peerFrom)
}

// Each run joins the best passage that ends shortly before it on both sides, or begins one.
function chain(found: Run[], words: string[]): Passage[] {
  const chains: Passage[] = []
  for (const { from, peerFrom, length } of found) {
    let best: Passage | undefined
    for (let index = chains.length - 1; index >= Math.max(0, chains.length - lookBack); index--) {
      const before = chains[index]!
      const near = from - before.to >= 0 && from - before.to <= gap
      const nearThere = peerFrom - before.peerTo >= 0 && peerFrom - before.peerTo <= gap
      if (near && nearThere && !words.slice(before.to, from).includes('') && (!best || before.shared > best.shared))
        best = before
    }
    chains.push({
      from: best?.from ?? from,
      to: from + length,
      peerFrom: best?.peerFrom ?? peerFrom,
      peerTo: peerFrom + length,
      shared: (best?.shared ?? 0) + length,
    })
  }
  return chains
}
