import { DomainError, type FieldProblem } from '../error.ts'

export const outcomes = ['no_concern', 'advice_given', 'resubmission_invited', 'referred'] as const
export type Outcome = (typeof outcomes)[number]

/** Evidence a tutor relies on: a flag that a machine pointed at, or something the tutor saw. */
export type DecisionEvidence = { flagId: string } | { observation: string; start?: number; end?: number }

export interface Decision {
  outcome: Outcome
  reasons: string
  evidence: DecisionEvidence[]
  /** What the tutor says to each point that the student made. */
  answers: { responseId: string; text: string }[]
  /** A mark that a person typed; machines never set one. */
  score?: number
}

/** What has happened in a case, as far as a decision has to know it. */
export interface CaseFacts {
  now: Date
  flags: { id: string; basis: 'inspectable' | 'statistical' }[]
  disclosures: { at: Date; respondBy: Date; items: ({ flagId: string } | { observation: string })[] }[]
  responses: { id: string; at: Date; text: string }[]
}

const isFlag = (item: DecisionEvidence | { observation: string }): item is { flagId: string } => 'flagId' in item
const words = (text: string) => text.trim().split(/\s+/).filter(Boolean).length

/**
 * What a `referred` decision still lacks, in the order in which it can be put right: written reasons, evidence that is
 * not a statistical score, disclosure of all of it to the student, and the student's response or the end of the
 * response window, with an answer to each point (house rule 4; OIA Good Practice Framework; point `checks_are_advisory`).
 */
export function missingForReferral(decision: Decision, facts: CaseFacts): FieldProblem[] {
  const missing: FieldProblem[] = []
  const disclosed = facts.disclosures.flatMap(({ items }) => items)
  const wasDisclosed = (item: DecisionEvidence) =>
    disclosed.some((known) =>
      isFlag(item)
        ? 'flagId' in known && known.flagId === item.flagId
        : 'observation' in known && known.observation === item.observation,
    )
  const inspectable = decision.evidence.filter(
    (item) => !isFlag(item) || facts.flags.some(({ id, basis }) => id === item.flagId && basis === 'inspectable'),
  )

  if (words(decision.reasons) < 5) {
    missing.push({
      field: 'reasons',
      problem: 'A referral needs written reasons that the student can read.',
      expected: 'At least a sentence that says what was found and why it matters.',
    })
  }
  if (!inspectable.length) {
    missing.push({
      field: 'evidence',
      problem: 'A referral cannot rest on statistical signals alone.',
      expected: 'At least one passage, citation or observation that a person can see for themselves.',
    })
  }
  decision.evidence.forEach((item, index) => {
    if (!wasDisclosed(item)) {
      missing.push({
        field: `evidence[${index}]`,
        problem: 'The student has not been shown this evidence.',
        expected: 'Disclose it first; the student then has time to respond.',
      })
    }
  })
  const latest = facts.disclosures.at(-1)
  const answered = latest && facts.responses.some(({ at }) => at >= latest.at)
  if (latest && !answered && facts.now < latest.respondBy) {
    missing.push({
      field: 'outcome',
      problem: 'The student still has time to respond.',
      expected: `A response, or the end of the response window on ${latest.respondBy.toISOString().slice(0, 10)}.`,
    })
  }
  for (const response of facts.responses) {
    if (!decision.answers.some(({ responseId, text }) => responseId === response.id && text.trim())) {
      missing.push({
        field: 'answers',
        problem: 'A response of the student has no answer.',
        expected: `An answer to response ${response.id}.`,
      })
    }
  }
  return missing
}

/** Refuses a decision that would not be fair. Throws DECISION_INCOMPLETE naming everything that is missing. */
export function checkDecision(decision: Decision, facts: CaseFacts): void {
  const missing: FieldProblem[] = []
  decision.evidence.forEach((item, index) => {
    if (isFlag(item) && !facts.flags.some(({ id }) => id === item.flagId)) {
      missing.push({
        field: `evidence[${index}].flagId`,
        problem: 'This flag does not belong to the submission.',
        expected: 'A flag of this submission.',
      })
    }
  })
  decision.answers.forEach(({ responseId }, index) => {
    if (!facts.responses.some(({ id }) => id === responseId)) {
      missing.push({
        field: `answers[${index}].responseId`,
        problem: 'This response does not belong to the submission.',
        expected: 'A response of the student to this submission.',
      })
    }
  })
  if (decision.outcome === 'referred') missing.push(...missingForReferral(decision, facts))
  else if (!decision.reasons.trim()) {
    missing.push({
      field: 'reasons',
      problem: 'The student deserves to know why.',
      expected: 'A sentence with the reasons for the decision.',
    })
  }
  if (missing.length) {
    throw new DomainError('DECISION_INCOMPLETE', 'The decision cannot be recorded yet; see the fields.', missing)
  }
}
