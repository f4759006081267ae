import type { FieldProblem } from '../../error.ts'
import { attestationSentences, type Decision, finds } from '../decision.ts'
import { problemAt } from './problem.ts'

const wordsIn = (text: string) => text.trim().split(/\s+/).filter(Boolean).length

/** Whether a text is more than a few words. */
const isSentence = (text: string): boolean => wordsIn(text) >= 5

export function missingReasons({ reasons, points }: Decision): FieldProblem[] {
  const problem = 'The student deserves to know why.'
  return [
    ...(reasons.trim() ? [] : [problemAt('reasons', problem, 'A sentence with the reasons for the decision.')]),
    ...points.flatMap((point, at) =>
      point.reasons.trim() ? [] : [problemAt(`points[${at}].reasons`, problem, 'A sentence with the reasons.')],
    ),
  ]
}

/** Reasons as long as a sentence, for the whole and for each point. */
export function shortReasons({ reasons, points }: Decision): FieldProblem[] {
  const problem = 'This needs written reasons that the student can read.'
  const expected = 'At least a sentence that says what was found and why it matters.'
  return [
    ...(isSentence(reasons) ? [] : [problemAt('reasons', problem, expected)]),
    ...points.flatMap((point, at) =>
      isSentence(point.reasons) ? [] : [problemAt(`points[${at}].reasons`, problem, expected)],
    ),
  ]
}

/** What an outcome says against its own points or mark. */
export function contradictions({ outcome, points, score }: Decision): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (outcome === 'advice_given' && score !== undefined) {
    problems.push(problemAt('score', 'Advice never touches the mark.', 'No mark, or another outcome.'))
  }
  if ((outcome === 'advice_given' || outcome === 'no_concern') && finds({ points }, 'established')) {
    problems.push(problemAt('points', 'A point is established, which this outcome does not say.', 'Another outcome.'))
  }
  if (outcome === 'no_concern' && finds({ points }, 'poor_practice')) {
    problems.push(
      problemAt('points', 'A point finds poor practice, which is a concern.', 'Advice, or another finding.'),
    )
  }
  return problems
}

/** What an adverse decision holds besides: its points, the intent apart from the finding, and what the person says of their reading. */
export function unwritten(decision: Decision): FieldProblem[] {
  const { outcome, points, intent, attestation } = decision
  const problems: FieldProblem[] = []
  const point = 'A point with its code, particulars, finding and reasons.'
  if (!points.length)
    problems.push(problemAt('points', 'An adverse decision says point by point what was found.', point))
  else if (outcome === 'breach_recorded' && !finds(decision, 'established')) {
    problems.push(problemAt('points', 'A breach is recorded, but no point is established.', 'An established point.'))
  }
  if (finds(decision, 'established') && !intent?.trim()) {
    const expected = 'What you conclude about the student’s intent, also where nothing can be said of it.'
    problems.push(problemAt('intent', 'Intent is recorded apart from the finding.', expected))
  }
  for (const [name, sentence] of Object.entries(attestationSentences)) {
    if (attestation?.[name as keyof typeof attestationSentences] === true) continue
    problems.push(problemAt(`attestation.${name}`, `You have not said: “${sentence}”`, 'true, once it is so.'))
  }
  return problems
}
