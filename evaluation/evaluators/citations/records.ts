import { count, emptyTally, type Label, rates } from '../counting.ts'
import { render, shapes, withoutLatex } from '../shapes.ts'
import { acceptOf, type Counter } from './counter.ts'
import { findInPiece } from './pieces.ts'
import { places, worst } from './places.ts'

/** Structured records in six shapes: the worst label of the six counts. Offsets are into the shape named beside them. */
export function records(): Counter {
  const all = emptyTally()
  const labels: Record<Label, number> = { violation: 0, check: 0, ok: 0 }
  const byShape: Record<string, number> = Object.fromEntries(shapes.map((shape) => [shape, 0]))
  return {
    name: 'records',
    reads: (row) => Array.isArray(row.authors) && typeof row.title === 'string',
    rows: () => all.rows,
    add(row) {
      const record = {
        authors: row.authors as string[],
        title: withoutLatex(String(row.title)),
        year: String(row.year || 'n.d.'),
        venue: withoutLatex(String(row.venue ?? '')),
      }
      const findings = shapes.flatMap((shape) => {
        const found = places(findInPiece(render(shape, record), shape === 'note' ? 'footnote' : 'entry'))
        if (worst(found) === 'violation') byShape[shape]!++
        return found.map((place) => ({ ...place, shape }))
      })
      const given = worst(findings)
      labels[given]++
      count(all, String(row.label), acceptOf(row), given)
      return [{ id: row.id, findings }]
    },
    metrics: () => ({ ...rates(all), labels, violationsByShape: byShape }),
  }
}
