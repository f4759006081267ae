import type { PolicyVersion } from '../../db/policy/versions.ts'
import { reviewOverdue } from '../../domain/policy/policy.ts'
import { proposePoints } from '../../domain/policy/propose-points.ts'

/** A version as programs read it on the day `today` of the provider: until its points are confirmed, with the clause that is proposed for each. */
export const presentVersion = (version: PolicyVersion, today: string) => ({
  ...version,
  proposedPoints: version.points ? null : proposePoints(version.clauses),
  policyReviewOverdue: reviewOverdue(version.nextReviewOn, today),
})

export type PresentedVersion = ReturnType<typeof presentVersion>
