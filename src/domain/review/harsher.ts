import type { CaseFacts } from './case-facts.ts'
import type { Decision, Outcome, Point } from './decision.ts'

/** How hard each outcome is on the student, the mildest first. The database repeats it as `severity_of` (0001_guards.sql). */
const severity: Record<Outcome, number> = {
  no_concern: 0,
  advice_given: 1,
  resubmission_invited: 2,
  breach_recorded: 3,
  referred: 4,
}
const findingRank: Record<Point['finding'], number> = { not_established: 0, poor_practice: 1, established: 2 }

/** Whether a decision is harder on the student than the one of the round before: in outcome, in a finding or in the mark. */
export function isHarsher(
  { outcome, points, score }: Pick<Decision, 'outcome' | 'points' | 'score'>,
  { earlier }: Pick<CaseFacts, 'earlier'>,
): boolean {
  if (!earlier) return false
  if (severity[outcome] > severity[earlier.outcome]) return true
  if (score !== undefined && earlier.mark !== null && score < earlier.mark) return true
  return points.some(({ code, finding }) => {
    const before = earlier.points.filter((point) => point.code === code).map((point) => findingRank[point.finding])
    return findingRank[finding] > Math.max(0, ...before)
  })
}
