import type { Evidence, Flag } from '../../domain/screening/detector.ts'
import type { Words } from '../reading/words.ts'
import type { Overlap } from './compare.ts'
import type { Passage } from './passages.ts'

const mostPassages = 12

/** What a person sees of an overlap: each shared passage of this work beside its counterpart. */
export function flagOf(overlap: Overlap, text: string, words: Words, peer: { text: string; words: Words }): Flag {
  const { passages, shared, wording, vocabulary } = overlap
  const stretches = passages.length === 1 ? 'one passage' : `${passages.length} passages`
  return {
    rule: 'shared-wording',
    severity: 'check',
    message: `This work and another submission have ${stretches} in common, ${shared} words in all. It does not show who wrote them first; both may draw on the same source.`,
    suggestion:
      'If the wording comes from a source, put it in quotation marks and cite it; if you worked on it together, say so and name what you agreed with your tutor.',
    evidence: passages
      .slice(0, mostPassages)
      .sort((a, b) => a.from - b.from)
      .map((passage) => evidenceOf(passage, overlap.peer, text, words, peer)),
    figures: {
      passages: passages.length,
      words: shared,
      longest: Math.max(...passages.map((passage) => passage.shared)),
      wording: round(wording),
      vocabulary: round(vocabulary),
    },
  }
}

function evidenceOf(
  { from, to, peerFrom, peerTo, shared }: Passage,
  source: string,
  text: string,
  words: Words,
  peer: { text: string; words: Words },
): Evidence {
  const here = place(text, words, from, to)
  return {
    in: 'text',
    ...here,
    note: shared === to - from ? `${shared} words are the same.` : `${shared} of ${to - from} words are the same.`,
    match: { source, ...place(peer.text, peer.words, peerFrom, peerTo) },
  }
}

function place(text: string, { starts, ends }: Words, from: number, to: number) {
  const start = starts[from]!
  const end = ends[to - 1]!
  return { start, end, quote: text.slice(start, end) }
}

function round(share: number) {
  return Math.round(share * 1000) / 1000
}
