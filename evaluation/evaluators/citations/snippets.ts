import { ratio } from '../counting.ts'
import type { Counter } from './counter.ts'
import { findInPiece, type PieceKind } from './pieces.ts'
import { type Place, places } from './places.ts'

type Gold = { start: number; end: number; label: string; accept?: string[] }

const kinds: Record<string, PieceKind> = {
  body: 'work',
  refs: 'references',
  footnote: 'footnote',
  byline: 'by-line',
  meta: 'properties',
  reflection: 'work',
}

/** Pieces of student work: a gold place is found when a finding of its severity overlaps it; any other finding is false. */
export function snippets(): Counter {
  let rows = 0
  let gold = 0
  let found = 0
  let given = 0
  let right = 0
  let clear = 0
  let clearFlagged = 0
  return {
    name: 'snippets',
    reads: (row) => typeof row.zone === 'string' && typeof row.text === 'string',
    rows: () => rows,
    add(row) {
      const findings = places(findInPiece(String(row.text), kinds[String(row.zone)] ?? 'work'))
      const spans = row.spans as Gold[]
      const matches = (place: Place, span: Gold) =>
        place.start < span.end &&
        place.end > span.start &&
        (place.severity === span.label || (span.accept ?? []).includes(place.severity))
      rows++
      gold += spans.length
      found += spans.filter((span) => findings.some((place) => matches(place, span))).length
      given += findings.length
      right += findings.filter((place) => spans.some((span) => matches(place, span))).length
      if (spans.length === 0) clear++
      if (spans.length === 0 && findings.some(({ severity }) => severity === 'violation')) clearFlagged++
      return [{ id: row.id, findings }]
    },
    metrics: () => ({
      rows,
      goldSpans: gold,
      findings: given,
      precision: ratio(right, given),
      recall: ratio(found, gold),
      clean: clear,
      cleanWithViolation: clearFlagged,
    }),
  }
}
