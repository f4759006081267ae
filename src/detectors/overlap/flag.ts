import type { Evidence, Flag } from '../../domain/screening/detector.ts'
import type { Words } from '../reading/words.ts'
import { bySource, type Work } from './common-source.ts'
import { isMuch, type Overlap } from './compare.ts'
import type { Passage } from './passages.ts'

const mostPassages = 12

/**
 * What a person sees of an overlap: each shared passage of this work beside its counterpart. Passages for which both works
 * cite the same source are information; what is left is a check where it is much by itself.
 */
export function flagsOf(overlap: Overlap, own: Work, peer: Work): Flag[] {
  const { cited, rest } = bySource(overlap.passages, own, peer)
  return [
    ...(isMuch(rest, overlap.score) ? [sharedWording(overlap, rest, own, peer)] : []),
    ...(cited.length > 0 ? [sharedQuotation(overlap, cited, own, peer)] : []),
  ]
}

function sharedWording(overlap: Overlap, passages: Passage[], own: Work, peer: Work): Flag {
  return {
    rule: 'shared-wording',
    severity: 'check',
    message: `This work and another submission have ${counted(passages)} in common, ${wordsOf(passages)} words in all. It does not show who wrote them first; both may draw on the same source.`,
    suggestion:
      'If the wording comes from a source, put it in quotation marks and cite it; if you worked on it together, say so and name what you agreed with your tutor.',
    ...shown(overlap, passages, own, peer),
  }
}

function sharedQuotation(overlap: Overlap, passages: Passage[], own: Work, peer: Work): Flag {
  return {
    rule: 'shared-quotation',
    severity: 'info',
    message: `This work and another submission have ${counted(passages)} in common, ${wordsOf(passages)} words in all, and both cite the same source there.`,
    suggestion: 'Words that are taken from a source stand in quotation marks or as a block quotation, with the page.',
    ...shown(overlap, passages, own, peer),
  }
}

const counted = ({ length }: Passage[]) => (length === 1 ? 'one passage' : `${length} passages`)

const wordsOf = (passages: Passage[]) => passages.reduce((words, { shared }) => words + shared, 0)

function shown({ peer: source, wording, vocabulary }: Overlap, passages: Passage[], own: Work, peer: Work) {
  return {
    evidence: passages
      .slice(0, mostPassages)
      .sort((a, b) => a.from - b.from)
      .map((passage) => evidenceOf(passage, source, own, peer)),
    figures: {
      passages: passages.length,
      words: wordsOf(passages),
      longest: Math.max(...passages.map(({ shared }) => shared)),
      wording: round(wording),
      vocabulary: round(vocabulary),
    },
  }
}

function evidenceOf({ from, to, peerFrom, peerTo, shared }: Passage, source: string, own: Work, peer: Work): Evidence {
  return {
    in: 'text',
    ...place(own, from, to),
    note: shared === to - from ? `${shared} words are the same.` : `${shared} of ${to - from} words are the same.`,
    match: { source, ...place(peer, peerFrom, peerTo) },
  }
}

function place({ text, words: { starts, ends } }: { text: string; words: Words }, from: number, to: number) {
  const start = starts[from]!
  const end = ends[to - 1]!
  return { start, end, quote: text.slice(start, end) }
}

function round(share: number) {
  return Math.round(share * 1000) / 1000
}
