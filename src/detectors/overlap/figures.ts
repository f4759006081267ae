import type { Card } from '../../domain/screening/detector.ts'

const answers = { dataset: 'Clough and Stevenson, short answers', n: 57, measuredOn: '2026-11-30' }
const papers = { dataset: 'MICUSP university papers, same discipline', n: 323, measuredOn: '2026-11-23' }
const quoted = { dataset: 'Generated pairs that share quotations', n: 675, measuredOn: '2026-11-30' }

/** Published figures; each is held by `evaluation/reports/overlap.json`. */
export const figures: Card['figures'] = [
  { name: 'auc', value: 0.96, ...answers },
  { name: 'byKind.heavy.flaggedShare', value: 0.833333, ...answers },
  { name: 'byKind.light.flaggedShare', value: 1, ...answers },
  { name: 'byKind.cut.flaggedShare', value: 0.8, ...answers },
  { name: 'byKind.non.flaggedShare', value: 0, ...answers },
  { name: 'independentPairs.flagged', value: 0, ...answers },
  { name: 'independentPairs.flagged', value: 1, ...papers },
  { name: 'quotedByBoth.share', value: 0, ...quoted },
  { name: 'copied.share', value: 1, ...quoted },
]
