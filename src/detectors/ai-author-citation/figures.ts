import type { Card } from '../../domain/screening/detector.ts'

const measuredOn = '2026-11-26'
const rendered = { dataset: 'Rendered references in 53 styles, development part', n: 11607, measuredOn }
const damaged = { dataset: 'Rendered references with file damage, development part', n: 1862, measuredOn }
const pieces = { dataset: 'Pieces of student work, development part', n: 91, measuredOn }
const lookalikes = { dataset: 'Real records that look like AI tools, development part', n: 392, measuredOn }
const papers = { dataset: 'MICUSP university papers', n: 323, measuredOn }

/** Published figures; each is held by `evaluation/reports/ai-author-citation.json`. */
export const figures: Card['figures'] = [
  { name: 'entries.precision', value: 0.999503, ...rendered },
  { name: 'entries.recall', value: 1, ...rendered },
  { name: 'entries.labelAccuracy', value: 0.998363, ...rendered },
  { name: 'entries.precision', value: 1, ...damaged },
  { name: 'entries.recall', value: 1, ...damaged },
  { name: 'entries.nameReadBack', value: 1, ...damaged },
  { name: 'snippets.precision', value: 1, ...pieces },
  { name: 'snippets.recall', value: 1, ...pieces },
  { name: 'snippets.cleanWithViolation', value: 0, ...pieces },
  { name: 'records.labels.violation', value: 0, ...lookalikes },
  { name: 'records.labels.check', value: 1, ...lookalikes },
  { name: 'texts.flaggedShare', value: 0, ...papers },
]
