import { overlap } from '../../../src/detectors/overlap/detector.ts'
import type { Opinion } from '../../../src/domain/screening/detector.ts'
import { plainDocument } from '../../../src/domain/screening/document.ts'
import type { Row } from '../../evaluator.ts'
import { ratio } from '../counting.ts'
import { wilson } from '../verification-metrics.ts'

/** Two works, and the highest severity that the first should get for what it shares with the other. */
export interface PairRow extends Row {
  id: string
  kind: string
  text: string
  peer: string
  gold: 'info' | 'check'
}

export function isPair(row: Row): row is PairRow {
  return typeof row.text === 'string' && typeof row.peer === 'string' && (row.gold === 'info' || row.gold === 'check')
}

/** Runs the whole detector on each pair: how many of the honest get a check, and how many of the copied do. */
export function evaluatePairs(rows: PairRow[], progress: (done: number, total: number) => void) {
  const predictions = rows.map((row, index) => {
    const opinion = overlap.detect({
      document: plainDocument(row.text),
      reflection: null,
      brief: '',
      clauses: {},
      pseudonym: '-',
      peers: [{ id: 'peer', text: row.peer }],
    }) as Opinion
    const severities = 'flags' in opinion ? opinion.flags.map(({ severity }) => severity) : []
    progress(index + 1, rows.length)
    return {
      id: row.id,
      kind: row.kind,
      gold: row.gold,
      checked: severities.includes('check'),
      shown: severities.length > 0,
    }
  })
  const shareOf = (gold: PairRow['gold'], isHit: (one: (typeof predictions)[number]) => boolean) => {
    const all = predictions.filter((one) => one.gold === gold)
    const hits = all.filter(isHit).length
    return { n: all.length, checked: hits, share: ratio(hits, all.length), wilson: wilson(hits, all.length) }
  }
  return {
    metrics: {
      detector: overlap.id,
      version: overlap.version,
      n: rows.length,
      quotedByBoth: shareOf('info', ({ checked }) => checked),
      copied: shareOf('check', ({ checked }) => checked),
    },
    predictions,
  }
}
