import type { Evidence, Flag } from '../../domain/screening/detector.ts'
import type { Document, Span } from '../../domain/screening/document.ts'
import { asides } from '../reading/prose/asides.ts'
import { between } from '../reading/spans.ts'
import type { Comparison } from './compare.ts'
import { habits } from './habits.ts'
import type { Reason } from './reasons.ts'

const placesPerReason = 3

/** What a tutor and a student are told about a text that reads unlike the earlier work. */
export function flagOf(found: Comparison, { text, zones }: Pick<Document, 'text' | 'zones'>): Flag {
  const { percentile, submissionWords, knownWords, knownPieces, cohortSize, removedWords, reasons, version } = found
  return {
    rule: 'reads-unlike-earlier-work',
    severity: 'check',
    message: [
      `This text is less similar to the student’s earlier work than ${100 - percentile!} of 100 pairs of texts by the same writer are.`,
      `This is based on ${grouped(submissionWords)} words against ${grouped(knownWords)} words in ${knownPieces} pieces.`,
      'It does not show who or what wrote this text.',
      'About 1 in 100 genuine texts are marked like this, and most texts by someone else are not.',
    ].join(' '),
    suggestion:
      'A new kind of text, group work, a proof-reader, a grammar tool, translation, dictation, support for a disability, time pressure or a year of learning can all be the reason. Notes and drafts show how the text came about.',
    evidence: evidenceOf(reasons, text, zones),
    figures: {
      method: 'masked habits of writing',
      statistics: version,
      percentile,
      submissionWords,
      knownWords,
      knownPieces,
      cohortSize,
      removedWords,
    },
  }
}

// Places where a habit shows that is stronger than before; a habit that is weaker has none, so the opening stands for it.
function evidenceOf(reasons: Reason[], text: string, zones: Document['zones']): Evidence[] {
  const own = between(text.length, asides(text, zones))
  const shown = reasons.filter(({ value, range }) => value > range[1]).flatMap((reason) => placesOf(reason, text, own))
  const unseen = reasons.filter(({ value, range }) => value < range[0]).map((reason) => reason.text)
  const opening = openingOf(text, own)
  const note = ['The whole text was compared; it begins here.', ...unseen].join(' ')
  return [{ in: 'text', ...opening, note }, ...shown]
}

function placesOf({ habit, text: sentence }: Reason, text: string, own: Span[]): Evidence[] {
  const { places } = habits.find(({ name }) => name === habit)!
  return own
    .flatMap(({ start, end }) =>
      [...text.slice(start, end).matchAll(places)].map(({ 0: quote, index }) => ({ start: start + index, quote })),
    )
    .slice(0, placesPerReason)
    .map(({ start, quote }) => ({ in: 'text', start, end: start + quote.length, quote, note: sentence }))
}

// The first sentence of running prose, or as much of it as stands in its first 160 characters.
function openingOf(text: string, own: Span[]) {
  const first = own.find(({ start, end }) => /\p{L}/u.test(text.slice(start, end)))!
  const start = first.start + text.slice(first.start, first.end).search(/\S/)
  const [line = ''] = text.slice(start, Math.min(first.end, start + 160)).split(/[\r\n]/)
  const quote = (/^.*?[.?!…](?=\s)/.exec(line)?.[0] ?? line).trimEnd()
  return { start, end: start + quote.length, quote }
}

function grouped(count: number) {
  return count.toLocaleString('en-GB')
}
