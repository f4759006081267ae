import type { FieldProblem } from '../../error.ts'
import type { CaseFacts } from '../case-facts.ts'
import type { Decision, DecisionEvidence, Point } from '../decision.ts'
import { problemAt } from './problem.ts'

/** All evidence of a decision with the path of each item. */
function placed({ evidence, points }: Decision): { field: string; item: DecisionEvidence }[] {
  return [
    ...evidence.map((item, index) => ({ field: `evidence[${index}]`, item })),
    ...points.flatMap((point, at) =>
      point.evidence.map((item, index) => ({ field: `points[${at}].evidence[${index}]`, item })),
    ),
  ]
}

const flagOf = (item: DecisionEvidence, { flags }: CaseFacts) =>
  'flagId' in item ? flags.find(({ id }) => id === item.flagId) : undefined

/** Flags and conversations of other work. */
export function foreignEvidence(decision: Decision, facts: CaseFacts): FieldProblem[] {
  return placed(decision).flatMap(({ field, item }) => {
    if ('conversationId' in item) {
      const known = facts.conversations.find(({ id }) => id === item.conversationId)
      const problem = 'There is no record of this conversation that the student has seen.'
      return known?.isSeen
        ? []
        : [problemAt(`${field}.conversationId`, problem, 'A record of this submission that the student has opened.')]
    }
    if (!('flagId' in item)) return []
    if (flagOf(item, facts)) return []
    const problem = 'This flag does not belong to the submission.'
    return [problemAt(`${field}.flagId`, problem, 'A flag of this submission.')]
  })
}

/** Flags that a person found not to apply. */
export function dismissedEvidence(decision: Decision, facts: CaseFacts): FieldProblem[] {
  const problem = 'A person found that this flag does not apply.'
  return placed(decision).flatMap(({ field, item }) =>
    flagOf(item, facts)?.isDismissed ? [problemAt(`${field}.flagId`, problem, 'Evidence that stands.')] : [],
  )
}

/** Evidence that a person can see for themselves: all but statistical flags. */
const isInspectable = (item: DecisionEvidence, facts: CaseFacts) =>
  !('flagId' in item) || flagOf(item, facts)?.basis === 'inspectable'

/** Where nothing is cited but statistical signals: in the whole decision, and in each point that finds something. */
export function statisticsAlone(decision: Decision, facts: CaseFacts): FieldProblem[] {
  const rests = (evidence: DecisionEvidence[]) => evidence.some((item) => isInspectable(item, facts))
  const found = ({ finding }: Point) => finding !== 'not_established'
  const weak = decision.points.flatMap((point, at) =>
    found(point) && !rests(point.evidence) ? [`points[${at}].evidence`] : [],
  )
  const whole = rests(placed(decision).map(({ item }) => item)) ? [] : ['evidence']
  const problem = 'This cannot rest on statistical signals alone.'
  const expected = 'At least one passage, citation or observation that a person can see for themselves.'
  return [...whole, ...weak].map((field) => problemAt(field, problem, expected))
}

/** Flags that the person who decides has not said to have looked at. */
export function unconfirmedEvidence(decision: Decision): FieldProblem[] {
  return placed(decision).flatMap(({ field, item }) =>
    'flagId' in item && item.confirmed !== true
      ? [
          problemAt(
            `${field}.confirmed`,
            'No person has confirmed what this flag points at.',
            'true, once you have looked at it.',
          ),
        ]
      : [],
  )
}

/** Evidence that the student was not shown. A conversation needs no disclosure: they have seen its record. */
export function undisclosedEvidence(decision: Decision, { disclosures }: CaseFacts): FieldProblem[] {
  const shown = disclosures.flatMap(({ items }) => items)
  const isShown = (item: DecisionEvidence) => 'conversationId' in item || shown.some((known) => isAsShown(item, known))
  return placed(decision)
    .filter(({ item }) => !isShown(item))
    .map(({ field }) =>
      problemAt(
        field,
        'The student has not been shown this evidence.',
        'Disclose it first; the student then has time to respond.',
      ),
    )
}

/** The same flag, or the same words; where a place is cited, the same place. A flag that was disclosed never changes. */
function isAsShown(item: DecisionEvidence, known: CaseFacts['disclosures'][number]['items'][number]): boolean {
  if ('flagId' in item) return 'flagId' in known && known.flagId === item.flagId
  if (!('observation' in item) || !('observation' in known) || item.observation !== known.observation) return false
  return item.start === undefined || (item.start === known.start && item.end === known.end)
}

/** A statistical signal is cited beside other evidence only with what its limits are and how they were weighed. */
export function limitsUnweighed(decision: Decision, facts: CaseFacts): FieldProblem[] {
  const cites = placed(decision).some(({ item }) => flagOf(item, facts)?.basis === 'statistical')
  if (!cites || decision.limitsConsidered?.trim()) return []
  const problem = 'A statistical signal is cited without a word on its limits.'
  return [problemAt('limitsConsidered', problem, 'What its limits are, and how they were weighed.')]
}
