import { shingleLength } from '../reading/words.ts'
import { distinctGrams, grams } from './grams.ts'

/** Wording is a phrase of the cohort when at least this many peers, and half of them all, have it. */
const leastPeers = 6

/**
 * The words that are the writer's own to answer for: runs of five words that stand in the brief, or that at least half
 * of the peers use as well, become cuts. Independent answers to one question share such wording.
 */
export function withoutGiven(words: string[], brief: string[], peers: Set<number>[]): string[] {
  const given = distinctGrams(brief, shingleLength)
  const least = Math.max(leastPeers, Math.ceil(peers.length / 2))
  const rest = [...words]
  for (const [at, gram] of grams(words, shingleLength).entries()) {
    if (given.has(gram) || isCommon(gram, peers, least)) rest.fill('', at, at + shingleLength)
  }
  return rest
}

function isCommon(gram: number, peers: Set<number>[], least: number) {
  let times = 0
  for (const peer of peers) if (peer.has(gram)) times++
  return times >= least
}
