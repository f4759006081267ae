import type { Measurement } from '../screening/opinion.ts'

/**
 * The share of a work's own words that stand in passages shared with the most similar work, in whole %, from what the check
 * of wording measured. Null where it measured nothing: that is not 0 %.
 */
export function overlapPercentage(measurements: Measurement[] | null): number | null {
  const shared = measurements?.find(({ name }) => name === 'words-shared')
  const words = shared?.range?.[1]
  if (typeof shared?.value !== 'number' || typeof words !== 'number' || words <= 0) return null
  return Math.min(100, Math.round((100 * shared.value) / words))
}
