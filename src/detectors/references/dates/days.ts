import { arxivMonth } from '../identifiers/arxiv.ts'
import type { Identifier } from '../identifiers/identifier.ts'
import { type Place, placedIn } from '../place.ts'
import type { Source } from '../sources.ts'
import { accessed, months } from './access-notes.ts'

/** Notes of access, and months in arXiv identifiers, that lie more than a day behind the hand-in. */
export function datesAfter(sources: Source[], identifiers: (source: Source) => Identifier[], handedIn: Date): Place[] {
  const latest = new Date(handedIn.getTime() + 86_400_000).toISOString().slice(0, 10)
  return sources.flatMap((source) => {
    const notes = [...source.text.matchAll(accessed)].flatMap(({ 0: whole, 1: said, index }) => {
      if (earliestOf(said!) <= latest) return []
      const end = index + whole.length
      return [placedIn(source, { start: index, end }, 'This source is said to have been read after the hand-in.')]
    })
    const papers = identifiers(source).flatMap(({ kind, value, start, end, fault }) => {
      const named = kind === 'arxiv' && !fault ? arxivMonth(value) : null
      if (!named || `${named.year}-${String(named.month).padStart(2, '0')}` <= latest.slice(0, 7)) return []
      return [placedIn(source, { start, end }, 'The first four digits name a year and month after the hand-in.')]
    })
    return [...notes, ...papers]
  })
}

/** The earliest day, as `2025-05-03`, that a written date can mean. */
function earliestOf(said: string): string {
  const year = /\d{4}/.exec(said)?.[0] ?? ''
  const iso = /^\d{4}-\d{2}-\d{2}$/.exec(said)?.[0]
  if (iso) return iso
  const named = months.findIndex((name) => said.toLowerCase().includes(name))
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(said)?.[0] ?? '1'
  return named < 0 ? `${year}-01-01` : `${year}-${String(named + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}
