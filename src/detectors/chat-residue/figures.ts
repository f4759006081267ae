import type { Card } from '../../domain/screening/detector.ts'

const measuredOn = '2026-11-26'
const papers = { dataset: 'MICUSP university papers', n: 323, measuredOn }
const essays = { dataset: 'PAN14 English essays', n: 729, measuredOn }
const passages = { dataset: 'Extended Brennan-Greenstadt, essays', n: 421, measuredOn }

/** Published figures; each is held by `evaluation/reports/chat-residue.json`. */
export const figures: Card['figures'] = [
  { name: 'flaggedShare', value: 0, ...papers },
  { name: 'flaggedShare', value: 0, ...essays },
  { name: 'flaggedShare', value: 0, ...passages },
  { name: 'foundShare.chat-markup', value: 1, ...papers },
  { name: 'foundShare.assistant-phrase', value: 1, ...papers },
  { name: 'foundShare.chat-markup', value: 0.960219, ...essays },
]
