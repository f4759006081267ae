import type { Card } from '../../domain/screening/detector.ts'

const pairs = { dataset: 'Pairs of reflection and work, development part', n: 6, measuredOn: '2026-11-26' }

/** Published figures; each is held by `evaluation/reports/reflection-consistency.json`. */
export const figures: Card['figures'] = [{ name: 'pairs.exact', value: 6, ...pairs }]
