import type { Card } from '../../domain/screening/detector.ts'

/** Published figures; each is held by `evaluation/reports/references.json`. */
export const figures: Card['figures'] = []
