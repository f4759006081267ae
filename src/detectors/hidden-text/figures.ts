import type { Card } from '../../domain/screening/detector.ts'

const measuredOn = '2026-11-23'

/** Published figures; each is held by `evaluation/reports/hidden-text.json`. */
export const figures: Card['figures'] = [
  { name: 'flaggedShare', value: 0, dataset: 'MICUSP university papers', n: 323, measuredOn },
  { name: 'flaggedShare', value: 0, dataset: 'Extended Brennan-Greenstadt, essays', n: 421, measuredOn },
  { name: 'flaggedShare', value: 0, dataset: 'PAN14 English essays', n: 729, measuredOn },
  { name: 'foundShare.look-alike-letters', value: 1, dataset: 'MICUSP university papers', n: 323, measuredOn },
  { name: 'foundShare.unseen-characters', value: 1, dataset: 'MICUSP university papers', n: 323, measuredOn },
  { name: 'foundShare.direction-controls', value: 1, dataset: 'MICUSP university papers', n: 323, measuredOn },
]
