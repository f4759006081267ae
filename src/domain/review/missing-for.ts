import { DomainError, type FieldProblem } from '../error.ts'
import { isAdverse, needsHearing } from './adverse.ts'
import type { CaseFacts } from './case-facts.ts'
import type { Decision } from './decision.ts'
import {
  dismissedEvidence,
  foreignEvidence,
  limitsUnweighed,
  statisticsAlone,
  unconfirmedEvidence,
  undisclosedEvidence,
} from './gate/cited.ts'
import { foreignAnswers, notHeard, timeUnanswered, unanswered } from './gate/hearing.ts'
import { contradictions, missingReasons, shortReasons, unwritten } from './gate/written.ts'

/** Refuses a decision that would not be fair. Throws DECISION_INCOMPLETE naming everything that is missing. */
export function checkDecision(decision: Decision, facts: CaseFacts): void {
  const missing = missingFor(decision, facts)
  if (!missing.length) return
  throw new DomainError('DECISION_INCOMPLETE', 'The decision cannot be recorded yet; see the fields.', missing)
}

/**
 * All that a decision still lacks, in the order in which it can be put right (docs/reference/policy.md#fair-decisions). An
 * adverse one, and one that finds poor practice, rests on evidence that a person can see and has confirmed, that was
 * disclosed, and on which the student was heard and is answered. That a second person confirms an adverse one is not
 * checked here: it is proposed first.
 */
export function missingFor(decision: Decision, facts: CaseFacts): FieldProblem[] {
  return [
    ...foreignEvidence(decision, facts),
    ...foreignAnswers(decision, facts),
    ...contradictions(decision),
    ...(needsHearing(decision, facts) ? missingHearing(decision, facts) : missingReasons(decision)),
    ...(isAdverse(decision, facts) ? unwritten(decision) : []),
  ]
}

const missingHearing = (decision: Decision, facts: CaseFacts): FieldProblem[] => [
  ...shortReasons(decision),
  ...statisticsAlone(decision, facts),
  ...dismissedEvidence(decision, facts),
  ...unconfirmedEvidence(decision),
  ...undisclosedEvidence(decision, facts),
  ...notHeard(decision, facts),
  ...timeUnanswered(facts),
  ...unanswered(decision, facts),
  ...limitsUnweighed(decision, facts),
]
