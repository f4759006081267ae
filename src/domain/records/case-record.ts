import type { Reopening } from '../review/appeal.ts'
import type { Stance } from '../review/conversation.ts'
import type { Decision } from '../review/decision.ts'
import type { ReferralOutcome } from '../review/referral.ts'
import type { Decider } from '../review/shown/decider.ts'

/** What a letter or a summary says of a case: what was handed in, and what people said and decided about it, oldest first. */
export interface CaseRecord {
  submission: { id: string; attempt: number; receivedAt: Date }
  title: string
  /** Null in marking without names. */
  studentName: string | null
  fileSha256: string | null
  policyVersion: string
  hasReflection: boolean
  disclosures: {
    message: string
    at: Date
    respondBy: Date | null
    items: ({ message: string } | { observation: string })[]
  }[]
  responses: { id: string; text: string; points: { item: string; text: string }[]; at: Date }[]
  decisions: (Omit<Decision, 'score' | 'intent' | 'limitsConsidered' | 'attestation'> & {
    id: string
    round: number
    at: Date
    score: number | null
    intent: string | null
    limitsConsidered: string | null
    decidedBy: Decider
    /** The second person who agreed; null where there was none. */
    confirmed: { by: Decider; at: Date } | null
    /** Why no second person confirmed it; null where one did or none was needed. */
    waived: string | null
  })[]
  reopenings: (Pick<Reopening, 'kind' | 'grounds' | 'reason'> & { decisionId: string; at: Date })[]
  appealWindows: { decisionId: string; appealBy: Date }[]
  referralOutcomes: (ReferralOutcome & { at: Date })[]
  /** What a flag says, by its id. */
  flagMessages: ReadonlyMap<string, string>
  /** Records of conversations, each with what the student said of it. */
  conversations: { id: string; at: Date; purpose: string; answers: { stance: Stance; text: string; at: Date }[] }[]
}
