import type { Card } from '../../domain/screening/detector.ts'

const measuredOn = '2026-11-26'
const rendered = { dataset: 'Rendered references in 53 styles, development part', n: 11607, measuredOn }
const damaged = { dataset: 'Rendered references with file damage, development part', n: 1862, measuredOn }
const pieces = { dataset: 'Pieces of student work, development part', n: 91, measuredOn }
const lookalikes = { dataset: 'Real records that look like AI tools, development part', n: 392, measuredOn }
const papers = { dataset: 'MICUSP university papers', n: 323, measuredOn }

const suggested = {
  dataset: 'Suggested forms, every tool of the lexicon and eight unknown',
  n: 3174,
  measuredOn: '2026-11-30',
}
const disclosed = { dataset: 'Honest sentences of disclosure, generated', n: 3000, measuredOn: '2026-11-30' }
const makers = { dataset: 'Makers’ own reports and pages, generated', n: 600, measuredOn: '2026-11-30' }
const answers = { dataset: 'Tools’ answers with the tool as author, generated', n: 120, measuredOn: '2026-11-30' }
const works = { dataset: 'Whole works with reflections, eight subjects, generated', n: 320, measuredOn: '2026-11-30' }

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
  { name: 'honest.conflicts', value: 0, ...suggested },
  { name: 'honest.conflicts', value: 0, ...disclosed },
  { name: 'honest.conflicts', value: 0, ...makers },
  { name: 'contradictory.foundShare', value: 1, ...answers },
  { name: 'honest.conflicts', value: 0, ...works },
]
