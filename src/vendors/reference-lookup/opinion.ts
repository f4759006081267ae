import type { Evidence, Flag, Measurement, Reference } from '../../domain/screening/detector.ts'
import type { Verdict } from './verdict.ts'

type Told = 'differs' | 'not found' | 'withdrawn'

/** So many references whose own DOI names another work are no slip of the hand. */
const moreThanSlips = 3

const messages: Record<Told, { rule: string; one: string; many: string; suggestion: string }> = {
  withdrawn: {
    rule: 'reference-withdrawn',
    one: 'A source in the list was withdrawn or retracted after it was published.',
    many: 'Some sources in the list were withdrawn or retracted after they were published.',
    suggestion: 'Read why, and say in the text that the source was withdrawn, or use another.',
  },
  differs: {
    rule: 'reference-differs',
    one: 'A reference differs from what the publishers’ index has for it.',
    many: 'Some references differ from what the publishers’ index has for them.',
    suggestion: 'Compare the reference with the source itself and correct what was copied wrongly.',
  },
  'not found': {
    rule: 'reference-not-found',
    one: 'A reference was not found in the indexes that were asked. Many sources are in none of them, so this alone says nothing about the source.',
    many: 'Some references were not found in the indexes that were asked. Many sources are in none of them, so this alone says nothing about the sources.',
    suggestion: 'Keep a copy of the source or its link at hand, so that you can show it.',
  },
}

const parts = { title: 'the title', authors: 'the authors', year: 'the year', doi: 'the DOI' }

/** The flags and figures of a finished run: a note for each word, never more than a question, and who was asked. */
export function opinionOn(
  text: string,
  references: Reference[],
  verdicts: Verdict[],
): { flags: Flag[]; measurements: Measurement[] } {
  const flags = (['withdrawn', 'differs', 'not found'] as const).flatMap((word) =>
    flagFor(word, text, references, verdicts),
  )
  return { flags, measurements: measurementsOf(references, verdicts) }
}

function flagFor(word: Told, text: string, references: Reference[], verdicts: Verdict[]): Flag[] {
  const told = verdicts.flatMap((verdict, at) =>
    verdict.word === word ? [{ verdict, reference: references[at]! }] : [],
  )
  if (told.length === 0) return []
  const { rule, one, many, suggestion } = messages[word]
  const strangers = told.filter(({ verdict }) => verdict.in.includes('title')).length
  const severity = word === 'differs' && strangers >= moreThanSlips ? 'check' : 'info'
  return [
    {
      rule,
      severity,
      message: told.length === 1 ? one : many,
      suggestion,
      evidence: told.map(({ verdict, reference: { start, end } }): Evidence => {
        return { in: 'text', start, end, quote: text.slice(start, end), note: noteOf(verdict) }
      }),
      figures: { verdicts: told.map(({ verdict }) => ({ word, in: verdict.in, asked: verdict.asked })) },
    },
  ]
}

function noteOf({ word, in: differing, has, asked }: Verdict): string {
  const whom = `Asked: ${asked.join(', ')}.`
  if (word === 'withdrawn') return `Withdrawn: ${has}. ${whom}`
  if (word === 'differs')
    return `Differs in ${differing.map((one) => parts[one]).join(', ')}; the index has ${has}. ${whom}`
  return `Not found. ${whom}`
}

const meanings: Record<Verdict['word'], string> = {
  verified: 'References that an index has as they stand. It does not say that the source says what the text says.',
  differs: 'References that an index has with another title, author, year or DOI; mostly slips of copying.',
  'not found': 'Papers that no index that was asked has. Many real sources are in none of them.',
  withdrawn: 'Sources that were retracted or withdrawn, as the index says.',
  'not asked': 'Books, reports, web pages and whatever else these indexes do not hold.',
}

function measurementsOf(references: Reference[], verdicts: Verdict[]): Measurement[] {
  const beyond = references.length - verdicts.length
  return Object.entries(meanings).map(([word, meaning]) => ({
    name: `references-${word.replace(' ', '-')}`,
    value: verdicts.filter((verdict) => verdict.word === word).length + (word === 'not asked' ? beyond : 0),
    unit: 'count',
    meaning,
  }))
}
