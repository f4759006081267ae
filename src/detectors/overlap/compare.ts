import { closedClass } from '../reading/prose/closed-class.ts'
import { shingleLength } from '../reading/words.ts'
import { withoutGiven } from './given.ts'
import { containment, distinctGrams } from './grams.ts'
import { type Passage, passages } from './passages.ts'

/** What one work shares with one peer, after the given wording is set aside. */
export interface Overlap {
  peer: string
  /** Longest first, as word indices. */
  passages: Passage[]
  /** Words of this work inside the passages that are the same on both sides. */
  shared: number
  /** The share of distinct runs of five words that the peer has too, 0–1. */
  wording: number
  /** The share of distinct content words that the peer has too, 0–1; up to 0.45 for independent answers to one question. */
  vocabulary: number
  /** Mean of wording and vocabulary: puts peers in the order in which to read them, says nothing by itself. */
  score: number
  flagged: boolean
}

// Chosen on short answers, and checked on 225,000 pairs of essays by different students of the same courses: the
// longest passage that independent essays shared without a common source was 12 words.
const longPassage = 20
const shortPassages = 12
const muchAlike = 0.25

/** Compares a work's words with each peer's, most alike first. */
export function compareWithPeers(
  words: string[],
  peers: { id: string; words: string[] }[],
  brief: string[] = [],
): Overlap[] {
  const runs = peers.map((peer) => distinctGrams(peer.words, shingleLength))
  const own = withoutGiven(words, brief, runs)
  const ownRuns = distinctGrams(own, shingleLength)
  const ownContent = new Set(own.filter(isContent))
  return peers
    .map(({ id, words: theirs }, index) => {
      const wording = containment(ownRuns, runs[index]!)
      const vocabulary = containment(ownContent, new Set(theirs))
      return compare(own, id, theirs, wording, vocabulary)
    })
    .sort((a, b) => b.shared - a.shared || b.score - a.score || (a.peer < b.peer ? -1 : 1))
}

const grammar = new Set(closedClass)

function isContent(word: string) {
  return word.length > 1 && !grammar.has(word)
}

function compare(own: string[], peer: string, theirs: string[], wording: number, vocabulary: number): Overlap {
  const found = passages(own, theirs)
  const shared = found.reduce((words, { shared }) => words + shared, 0)
  const score = (wording + vocabulary) / 2
  return {
    peer,
    passages: found,
    shared,
    wording,
    vocabulary,
    score,
    flagged: isMuch(found, score),
  }
}

/** Whether passages are so long, or works so alike, that a person should look. */
export function isMuch(found: Passage[], score: number): boolean {
  const shared = found.reduce((words, { shared }) => words + shared, 0)
  return found.some(({ shared }) => shared >= longPassage) || (shared >= shortPassages && score >= muchAlike)
}
