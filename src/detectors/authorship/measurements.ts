import type { Measurement } from '../../domain/screening/detector.ts'
import type { Comparison } from './compare.ts'
import type { HabitBeside } from './reasons.ts'

/** How much text a comparison rests on. */
export function amounts(found: Comparison): Measurement[] {
  return [
    {
      name: 'words-compared',
      value: found.submissionWords,
      unit: 'words',
      meaning: 'Words of running prose in this text that were compared. Fewer words make the comparison weaker.',
    },
    {
      name: 'words-of-earlier-work',
      value: found.knownWords,
      unit: 'words',
      meaning: 'Words of running prose in the earlier work. Fewer words make the comparison weaker.',
    },
    {
      name: 'earlier-pieces',
      value: found.knownPieces,
      unit: 'count',
      meaning: 'Earlier pieces of work that the text was compared with.',
    },
    {
      name: 'texts-in-cohort',
      value: found.cohortSize,
      unit: 'count',
      meaning: 'Other students’ texts that served as a yardstick. None of them is evidence about this text.',
    },
    {
      name: 'words-set-aside',
      value: found.removedWords,
      unit: 'words',
      meaning: 'Words of quotations, citations, references, headings and tables that were left out of the comparison.',
    },
  ]
}

/** One habit beside the student's own earlier range, without a verdict: a tutor sees it as a line of a chart. */
export function besideEarlierWork({ habit: { name, uses }, value, range }: HabitBeside): Measurement {
  const what = uses
    ? `How often this text uses ${uses}, per 1,000 words`
    : 'How many words its sentences have on average'
  return {
    name: uses ? `${name}-per-thousand-words` : 'words-per-sentence',
    value: toTenths(value),
    range: [toTenths(range[0]), toTenths(range[1])],
    meaning: `${what}, beside the range of the earlier work. It describes; it does not show who or what wrote this text.`,
  }
}

function toTenths(value: number) {
  return Math.round(value * 10) / 10
}
