import { findCitations } from '../../../src/detectors/ai-author-citation/find.ts'
import type { LanguageRow } from '../../sets/languages/rows.ts'
import { ratio } from '../counting.ts'
import { wilson } from '../verification-metrics.ts'
import type { Counter } from './counter.ts'
import { places } from './places.ts'

interface Tally {
  rows: number
  cited: number
  found: number
  false: number
}

/** Sentences and entries in ten languages: a tool in an author’s place is found, and nothing else is. */
export function languages(): Counter {
  const tallies: Record<string, Tally> = {}
  return {
    name: 'languages',
    reads: (row) => row.set === 'languages',
    rows: () => Object.values(tallies).reduce((sum, { rows }) => sum + rows, 0),
    add(row) {
      const { id, language, text, span } = row as LanguageRow
      const findings = places(findCitations(text).findings)
      const right = findings.filter(
        ({ severity, start, end }) => span && severity === 'violation' && start < span.end && end > span.start,
      )
      tallies[language] ??= { rows: 0, cited: 0, found: 0, false: 0 }
      const tally = tallies[language]
      tally.rows++
      if (span) tally.cited++
      if (right.length > 0) tally.found++
      tally.false += findings.length - right.length
      return [{ id, findings }]
    },
    metrics: () => ({
      ...rates(sum(Object.values(tallies))),
      byLanguage: Object.fromEntries(Object.entries(tallies).map(([language, tally]) => [language, rates(tally)])),
    }),
  }
}

function rates({ rows, cited, found, false: wrong }: Tally) {
  return {
    rows,
    cited,
    precision: ratio(found, found + wrong),
    recall: ratio(found, cited),
    wilson: wilson(found, cited),
  }
}

function sum(tallies: Tally[]): Tally {
  const total: Tally = { rows: 0, cited: 0, found: 0, false: 0 }
  for (const tally of tallies) for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally[key]
  return total
}
