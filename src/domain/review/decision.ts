import type { PolicyPoint } from '../policy/points.ts'
import type { ConcernCode, Observation } from './concern.ts'

export const outcomes = ['no_concern', 'advice_given', 'resubmission_invited', 'breach_recorded', 'referred'] as const
export type Outcome = (typeof outcomes)[number]

export const findings = ['not_established', 'poor_practice', 'established'] as const
export type Finding = (typeof findings)[number]

/** By which standard every finding is made (docs/reference/policy.md#standard-of-proof); the student reads it with the decision. */
export const standardOfProof = 'balance_of_probabilities'

/** What a person says in so many words when they propose or confirm an adverse decision. */
export const attestationSentences = {
  readWork: 'I have read the work.',
  readResponse: 'I have read what the student said, or that they said nothing.',
  couldHaveDecidedOtherwise: 'I could have decided otherwise.',
} as const
export type Attestation = Record<keyof typeof attestationSentences, boolean>

/**
 * Evidence that a person relies on: a flag that a machine pointed at, something that a person saw, or a record of a
 * conversation. `confirmed` says of a flag that the person has looked at it themselves; `confirmedBy` is their account.
 */
export type DecisionEvidence = ({ flagId: string; confirmed?: boolean } | Observation | { conversationId: string }) & {
  confirmedBy?: string
}

/**
 * What of the student is answered: a response (`item` names one of its points, and it is the text as a whole where that is left
 * out), or what they said of the record of a conversation.
 */
export type AnswerTo = { responseId: string; item?: string } | { conversationAnswerId: string }

/** What is said to a thing that the student said. */
export type Answer = AnswerTo & { text: string }

/** One thing at issue, with what was found and why. */
export interface Point {
  code: ConcernCode
  particulars: string
  /** What of the policy it is about; null where the policy has no such point. */
  policyPoint: PolicyPoint | null
  finding: Finding
  reasons: string
  evidence: DecisionEvidence[]
  answers: Answer[]
}

export interface Decision {
  outcome: Outcome
  reasons: string
  points: Point[]
  evidence: DecisionEvidence[]
  answers: Answer[]
  /** A mark that a person typed; machines never set one. */
  score?: number
  /** What is concluded about the student's intent, apart from the finding. */
  intent?: string
  /** What the limits of a cited statistical signal are and how they were weighed. */
  limitsConsidered?: string
  attestation?: Attestation
}

/** All that a decision cites, in its points too. */
export const citedBy = ({ evidence, points }: Pick<Decision, 'evidence' | 'points'>): DecisionEvidence[] => [
  ...evidence,
  ...points.flatMap((point) => point.evidence),
]

/** All that a decision answers, in its points too. */
export const answersIn = ({ answers, points }: Pick<Decision, 'answers' | 'points'>): Answer[] => [
  ...answers,
  ...points.flatMap((point) => point.answers),
]

/** Whether a point of the decision was found so. */
export const finds = ({ points }: Pick<Decision, 'points'>, wanted: Finding): boolean =>
  points.some(({ finding }) => finding === wanted)
