import { findNames } from '../../../src/detectors/ai-tools/names.ts'
import { clean } from '../../../src/detectors/reading/clean/clean.ts'
import { count, emptyTally, rates, ratio, type Tally } from '../counting.ts'
import { acceptOf, type Counter } from './counter.ts'
import { findInPiece } from './pieces.ts'
import { places, worst } from './places.ts'

/** Rendered bibliography entries, whole or damaged: the worst severity of a row against its label. */
export function entries(): Counter {
  const all = emptyTally()
  const styles = new Map<string, Tally>()
  const noises = new Map<string, Tally>()
  let named = 0
  let readBack = 0
  return {
    name: 'entries',
    reads: (row) => typeof row.bibliography_entry === 'string',
    rows: () => all.rows,
    add(row) {
      const text = String(row.bibliography_entry || row.in_text || '')
      const isNote = !row.bibliography_entry && row.style_class === 'note'
      const findings = places(findInPiece(text, row.bibliography_entry ? 'entry' : isNote ? 'footnote' : 'work'))
      for (const { start, end, severity } of findings) {
        if (severity !== 'violation') continue
        named++
        const read = clean(text.slice(start, end), findNames).flat
        if (findNames(read).length > 0) readBack++
      }
      const given = worst(findings)
      const accept = acceptOf(row)
      count(all, String(row.label), accept, given)
      if (row.style) count(tallyOf(styles, String(row.style)), String(row.label), accept, given)
      if (row.noise) count(tallyOf(noises, String(row.noise)), String(row.label), accept, given)
      return [{ id: row.id, findings }]
    },
    metrics() {
      const byRecall = [...styles].map(([style, tally]) => ({ style, recall: rates(tally).recall }))
      byRecall.sort((a, b) => (a.recall ?? 1) - (b.recall ?? 1) || (a.style < b.style ? -1 : 1))
      return {
        ...rates(all),
        nameReadBack: ratio(readBack, named),
        styles: styles.size,
        worstStyles: byRecall.slice(0, 5),
        ...(noises.size > 0
          ? {
              noise: Object.fromEntries([...noises].sort(byName).map(([noise, tally]) => [noise, rates(tally).recall])),
            }
          : {}),
      }
    },
  }
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const tally = tallies.get(key) ?? emptyTally()
  tallies.set(key, tally)
  return tally
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
