import type { PolicyVersion } from '../../db/policy/versions.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import { proposePoints } from '../../domain/policy/propose-points.ts'

/** A version as programs read it: until its points are confirmed, with the clause that is proposed for each. */
export const presentVersion = (version: PolicyVersion, now: Date) => ({
  ...version,
  proposedPoints: version.points ? null : proposePoints(version.clauses),
  policyReviewOverdue: reviewOverdue(version.nextReviewOn, now),
})

export type PresentedVersion = ReturnType<typeof presentVersion>
