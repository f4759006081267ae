import type { AppealGround, ReopeningKind } from '../review/appeal.ts'
import type { ConcernCode } from '../review/concern.ts'
import type { Finding, Outcome } from '../review/decision.ts'
import type { ReferralResult } from '../review/referral.ts'

/** The labels of what people decide, on pages and in letters, in words that a tutor could read aloud to a student. */
export const outcomeLabels: Record<Outcome, string> = {
  no_concern: 'No concern',
  advice_given: 'Advice given',
  resubmission_invited: 'Resubmission invited',
  breach_recorded: 'Breach recorded',
  referred: 'Referred to the provider’s procedure',
}

export const findingLabels: Record<Finding, string> = {
  not_established: 'Not established',
  poor_practice: 'Poor practice',
  established: 'Established',
}

export const concernLabels: Record<ConcernCode, string> = {
  unacknowledged_ai_use: 'Use of AI that is not acknowledged',
  ai_generated_work: 'Work that may not be the student’s own writing',
  ai_named_as_author: 'AI named as an author',
  work_of_another: 'Work of another person',
  plagiarism: 'Wording taken over without citation',
  collusion: 'Work shared between students',
  reflection_mismatch: 'The reflection and the work do not fit together',
  reference_not_found: 'Reference not found',
}

/** On what an appeal rests, in the words of the person who appeals. */
export const groundLabels: Record<AppealGround, string> = {
  procedure: 'The procedure was not followed',
  new_evidence: 'There is new evidence that could not be shown before',
  bias: 'The decision was not impartial',
  disproportion: 'The outcome is out of proportion',
}

export const reopeningLabels: Record<ReopeningKind, string> = {
  appeal: 'Appeal',
  new_evidence: 'New evidence',
  error: 'An error in the decision',
}

export const referralLabels: Record<ReferralResult, string> = {
  none: 'Nothing further',
  warning: 'A warning',
  penalty: 'A penalty',
  dismissed: 'Dismissed',
}

export const standardLabel = 'The balance of probabilities: it is more likely than not.'
