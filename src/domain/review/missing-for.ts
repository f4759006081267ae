import { DomainError, type FieldProblem } from '../error.ts'
import type { Decision } from './decision.ts'

/** What has happened in a case, as far as a decision has to know it. */
export interface CaseFacts {
  now: Date
  flags: { id: string; basis: 'inspectable' | 'statistical' }[]
  /** `respondBy` is null until the notice of the disclosure has arrived. */
  disclosures: { at: Date; respondBy: Date | null; items: ({ flagId: string } | { observation: string })[] }[]
  responses: { id: string; at: Date; text: string }[]
}

type Item = { flagId: string } | { observation: string } | { conversationId: string }

const isFlag = (item: Item): item is { flagId: string } => 'flagId' in item
const isSame = (one: Item, other: Item) =>
  isFlag(one)
    ? isFlag(other) && one.flagId === other.flagId
    : 'observation' in one && 'observation' in other && one.observation === other.observation
const wordsIn = (text: string) => text.trim().split(/\s+/).filter(Boolean).length

/** Refuses a decision that would not be fair. Throws DECISION_INCOMPLETE naming everything that is missing. */
export function checkDecision(decision: Decision, facts: CaseFacts): void {
  const missing = [
    ...foreignEvidence(decision, facts),
    ...foreignAnswers(decision, facts),
    ...(decision.outcome === 'referred' || decision.outcome === 'breach_recorded'
      ? missingForReferral(decision, facts)
      : missingReasons(decision)),
  ]
  if (!missing.length) return
  throw new DomainError('DECISION_INCOMPLETE', 'The decision cannot be recorded yet; see the fields.', missing)
}

/**
 * What a `referred` decision still lacks, in the order in which it can be put right: written reasons, evidence that is
 * not a statistical score, disclosure of all of it to the student, and the student's response or the end of the
 * response window, with an answer to each response (OIA Good Practice Framework; point `checks_are_advisory`).
 */
export function missingForReferral(decision: Decision, facts: CaseFacts): FieldProblem[] {
  return [
    ...shortReasons(decision),
    ...statisticsAlone(decision, facts),
    ...undisclosedEvidence(decision, facts),
    ...openWindow(facts),
    ...unansweredResponses(decision, facts),
  ]
}

function shortReasons({ reasons }: Decision): FieldProblem[] {
  if (wordsIn(reasons) >= 5) return []
  const problem = 'A referral needs written reasons that the student can read.'
  return [{ field: 'reasons', problem, expected: 'At least a sentence that says what was found and why it matters.' }]
}

function statisticsAlone({ evidence }: Decision, { flags }: CaseFacts): FieldProblem[] {
  const isInspectable = (item: Item) =>
    !isFlag(item) || flags.some(({ id, basis }) => id === item.flagId && basis === 'inspectable')
  if (evidence.some(isInspectable)) return []
  const problem = 'A referral cannot rest on statistical signals alone.'
  const expected = 'At least one passage, citation or observation that a person can see for themselves.'
  return [{ field: 'evidence', problem, expected }]
}

function undisclosedEvidence({ evidence }: Decision, { disclosures }: CaseFacts): FieldProblem[] {
  const disclosed: Item[] = disclosures.flatMap(({ items }) => items)
  const problem = 'The student has not been shown this evidence.'
  const expected = 'Disclose it first; the student then has time to respond.'
  return evidence.flatMap((item, index) =>
    disclosed.some((known) => isSame(known, item)) ? [] : [{ field: `evidence[${index}]`, problem, expected }],
  )
}

function openWindow({ now, disclosures, responses }: CaseFacts): FieldProblem[] {
  const latest = disclosures.at(-1)
  if (!latest || responses.some(({ at }) => at >= latest.at)) return []
  if (!latest.respondBy) {
    const problem = 'The notice of the disclosure has not reached the student, so their time to respond has not begun.'
    return [
      { field: 'outcome', problem, expected: 'A notice that arrives, and then a response or the end of the time.' },
    ]
  }
  if (now >= latest.respondBy) return []
  const until = latest.respondBy.toISOString().slice(0, 10)
  const expected = `A response, or the end of the response window on ${until}.`
  return [{ field: 'outcome', problem: 'The student still has time to respond.', expected }]
}

function unansweredResponses({ answers }: Decision, { responses }: CaseFacts): FieldProblem[] {
  return responses.flatMap(({ id }) =>
    answers.some(({ responseId, text }) => responseId === id && text.trim())
      ? []
      : [
          {
            field: 'answers',
            problem: 'A response of the student has no answer.',
            expected: `An answer to response ${id}.`,
          },
        ],
  )
}

function missingReasons({ reasons }: Decision): FieldProblem[] {
  if (reasons.trim()) return []
  const expected = 'A sentence with the reasons for the decision.'
  return [{ field: 'reasons', problem: 'The student deserves to know why.', expected }]
}

function foreignEvidence({ evidence }: Decision, { flags }: CaseFacts): FieldProblem[] {
  const problem = 'This flag does not belong to the submission.'
  return evidence.flatMap((item, index) =>
    isFlag(item) && !flags.some(({ id }) => id === item.flagId)
      ? [{ field: `evidence[${index}].flagId`, problem, expected: 'A flag of this submission.' }]
      : [],
  )
}

function foreignAnswers({ answers }: Decision, { responses }: CaseFacts): FieldProblem[] {
  const problem = 'This response does not belong to the submission.'
  const expected = 'A response of the student to this submission.'
  return answers.flatMap(({ responseId }, index) =>
    responses.some(({ id }) => id === responseId) ? [] : [{ field: `answers[${index}].responseId`, problem, expected }],
  )
}
