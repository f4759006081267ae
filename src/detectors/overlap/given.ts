import { grams } from './grams.ts'

const k = 5
/** Wording is a phrase of the cohort when at least this many peers, and half of them all, have it. */
const leastPeers = 6

/**
 * The words that are the writer's own to answer for: runs of five words that stand in the brief, or that at least half
 * of the peers use as well, become cuts. Independent answers to one question share such wording.
 */
export function withoutGiven(words: string[], brief: string[], peers: string[][]): string[] {
  const common = commonGrams(peers)
  for (const [gram] of grams(brief, k)) common.add(gram)
  const rest = [...words]
  for (const [gram, at] of grams(words, k)) if (common.has(gram)) rest.fill('', at, at + k)
  return rest
}

function commonGrams(peers: string[][]) {
  const least = Math.max(leastPeers, Math.ceil(peers.length / 2))
  const common = new Set<string>()
  if (peers.length < least) return common
  const counts = new Map<string, number>()
  for (const peer of peers) {
    const own = new Set<string>()
    for (const [gram] of grams(peer, k)) own.add(gram)
    for (const gram of own) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  for (const [gram, times] of counts) if (times >= least) common.add(gram)
  return common
}
