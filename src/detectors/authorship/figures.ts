import type { Card } from '../../domain/detector.ts'

/** Published figures; each is held by `bench/reports/authorship.json`. */
export const figures: Card['figures'] = []
