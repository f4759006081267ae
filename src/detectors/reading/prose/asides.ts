import type { Document } from '../../../domain/screening/document.ts'
import { type Line, linesOf } from '../lines.ts'
import { blockQuotations, quotations } from '../quotations.ts'
import { firstThird, sectionsOf } from '../sections.ts'
import type { Aside } from './aside.ts'
import { citations } from './citations.ts'
import { code, formulas } from './code-and-formulas.ts'
import { layout } from './layout.ts'

/**
 * Everything in a text that is not its author's own running prose, in order and without overlaps. Where two kinds claim
 * the same place, the one found first in the list below keeps it.
 *
 * The same treatment of every text is what makes two texts comparable: quotations, citations and layout follow sources
 * and house styles, and the marks that a word processor or a PDF leaves behind say nothing about a writer.
 */
export function asides(text: string, zones: Document['zones'] = []): Aside[] {
  const lines = linesOf(text)
  const found: Aside[] = [
    ...zones.map(({ start, end }): Aside => ({ kind: 'note', start, end })),
    ...referenceLists(lines),
    ...code(lines),
    ...formulas(text, lines),
    ...blockQuotations(lines),
    ...layout(lines),
    ...quotations(text),
    ...citations(text),
  ]
  return withoutOverlaps(found)
}

/** An unheaded list of fewer entries may be prose. */
const leastUnheaded = 3

/**
 * The lists of sources and the notes, each with its heading. One that begins in the first third of a work is the work
 * itself, as an annotated bibliography is.
 */
export function referenceLists(lines: Line[]): Aside[] {
  const from = firstThird(lines)
  return sectionsOf(lines)
    .filter(({ kind, heading, lines: { length } }) => {
      if (kind !== 'references' && kind !== 'notes') return false
      return heading ? heading.start >= from && length > 0 : length >= leastUnheaded
    })
    .map(({ heading, lines: own }) => ({
      kind: 'reference-list',
      start: (heading ?? own[0]!).start,
      end: own.at(-1)!.end,
    }))
}

function withoutOverlaps(found: Aside[]) {
  const ranked = found.map((aside, rank) => ({ ...aside, rank }))
  ranked.sort((a, b) => a.start - b.start || b.end - a.end || a.rank - b.rank)
  const kept: Aside[] = []
  let covered = 0
  for (const { kind, start, end } of ranked) {
    if (end <= covered) continue
    kept.push({ kind, start: Math.max(start, covered), end })
    covered = end
  }
  return kept
}
