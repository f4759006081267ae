import { type Decision, finds } from './decision.ts'

/** What of the work decides whether an outcome is adverse. */
export interface Circumstances {
  /** Whether the work has a flag that was not dismissed, a concern or a disclosure. */
  isInQuestion: boolean
  /** The highest mark that a person gave the work so far; null where there is none. */
  highestMark: number | null
}

type Judged = Pick<Decision, 'outcome' | 'points' | 'score'>

/**
 * Whether a decision is adverse: it records a breach or refers the matter, or, on work that is in question, it asks for the
 * work again or lets a mark stand below what the marker gave. The database repeats it as `is_adverse` (0001_guards.sql).
 */
export function isAdverse({ outcome, points, score }: Judged, { isInQuestion, highestMark }: Circumstances): boolean {
  if (outcome === 'breach_recorded' || outcome === 'referred') return true
  if (finds({ points }, 'established')) return true
  return isInQuestion && (outcome === 'resubmission_invited' || isBelow(score, highestMark))
}

/** Whether a mark is lower than the highest so far; where there is none, whether it is zero. */
export function isBelow(score: number | undefined, highestMark: number | null): boolean {
  if (score === undefined) return false
  return highestMark === null ? score <= 0 : score < highestMark
}

/** Whether the student has to be shown the evidence and heard first: for what is adverse, and for poor practice. */
export const needsHearing = (decision: Judged, circumstances: Circumstances): boolean =>
  isAdverse(decision, circumstances) || finds(decision, 'poor_practice')
