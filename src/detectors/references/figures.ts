import type { Card } from '../../domain/screening/detector.ts'

const measuredOn = '2026-11-30'
const works = { dataset: 'Works that cite their lists in 22 styles, generated', n: 2358, measuredOn }
const rendered = { dataset: 'Rendered references in 53 styles, development part', n: 11607, measuredOn }

/** Published figures; each is held by `evaluation/reports/references.json`. */
export const figures: Card['figures'] = [
  { name: 'honest.checks', value: 0, ...works },
  { name: 'honest.noted', value: 0, ...works },
  { name: 'planted.foundShare', value: 0.991166, ...works },
  { name: 'honest.checks', value: 0, ...rendered },
  { name: 'honest.noted', value: 0, ...rendered },
]
