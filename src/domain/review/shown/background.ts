import type { Role } from '../../people/permission.ts'
import type { SubmissionStatus } from '../../submission/status.ts'
import { type Decision, finds } from '../decision.ts'

/** A person who may look at what is beside a case. */
interface Reviewer {
  role: Role
  reviews: boolean
  /** Whether they confirmed the decision that stands. */
  isSecondPerson: boolean
  /** Whether they may know whose the work is. */
  names: boolean
}

interface Case {
  status: SubmissionStatus
  isDisclosed: boolean
  /** The newest decision; undefined without one. */
  newest: Pick<Decision, 'points'> | undefined
}

/**
 * What of a student, beside the work, a person sees with a case (docs/reference/policy.md#beside-a-case). A standing adjustment
 * is for those who decide, from the disclosure on. Earlier cases stay sealed until a finding stands; then the lead and the
 * second person see them, for what follows from the finding. The one spelling of both rules.
 */
export function backgroundSeen(who: Reviewer, { status, isDisclosed, newest }: Case) {
  const findingStands =
    status === 'decided' && newest !== undefined && (finds(newest, 'established') || finds(newest, 'poor_practice'))
  return {
    adjustment: who.reviews && isDisclosed,
    earlierCases: who.reviews && who.names && findingStands && (who.role === 'lead' || who.isSecondPerson),
  }
}

/** Said in place of earlier cases; the same whether there are any or not. */
export const sealedSentence =
  'Earlier cases of the student, if there are any, stay sealed until a finding stands. Then the integrity lead and the second person see them.'
