import type { FieldProblem } from '../../error.ts'
import type { CaseFacts } from '../case-facts.ts'
import { answersIn, type Decision } from '../decision.ts'
import { isHarsher } from '../harsher.ts'
import { problemAt } from './problem.ts'

/** Answers to responses, or to points of a response, that are not in this case. */
export function foreignAnswers(decision: Decision, { responses }: CaseFacts): FieldProblem[] {
  const problem = 'This response, or this point of it, does not belong to the submission.'
  const isKnown = (responseId: string, item?: string) =>
    responses.some(
      ({ id, points }) => id === responseId && (item === undefined || points.some((point) => point.item === item)),
    )
  const places = [
    ...decision.answers.map((answer, index) => ({ field: `answers[${index}]`, answer })),
    ...decision.points.flatMap(({ answers }, at) =>
      answers.map((answer, index) => ({ field: `points[${at}].answers[${index}]`, answer })),
    ),
  ]
  return places
    .filter(({ answer }) => !isKnown(answer.responseId, answer.item))
    .map(({ field }) => problemAt(`${field}.responseId`, problem, 'A response of the student to this submission.'))
}

/**
 * The student was heard: they responded to the newest disclosure, or their time is over, counted from a notice that
 * arrived. What is harsher than the round before rests on a disclosure of this round.
 */
export function notHeard(decision: Decision, facts: CaseFacts): FieldProblem[] {
  const { now, disclosures, responses, roundBeganAt } = facts
  const latest = disclosures.at(-1)
  if (roundBeganAt && isHarsher(decision, facts) && !(latest && latest.at >= roundBeganAt)) {
    const problem =
      'This is harsher than the decision before it, and nothing has been disclosed since that was reopened.'
    return [problemAt('outcome', problem, 'A new disclosure, and then a response or the end of the time to respond.')]
  }
  if (!latest || responses.some(({ at }) => at >= latest.at)) return []
  if (!latest.respondBy) {
    const problem = 'The notice of the disclosure has not reached the student, so their time to respond has not begun.'
    return [problemAt('outcome', problem, 'A notice that arrives, and then a response or the end of the time.')]
  }
  if (now >= latest.respondBy) return []
  const until = latest.respondBy.toISOString().slice(0, 10)
  const expected = `A response, or the end of the response window on ${until}.`
  return [problemAt('outcome', 'The student still has time to respond.', expected)]
}

/** The student asked for more time and has no answer yet. The database refuses it too (`decision_answers_time_request`). */
export function timeUnanswered({ waitsForTime }: CaseFacts): FieldProblem[] {
  if (!waitsForTime) return []
  const problem = 'The student asked for more time to respond and has no answer yet.'
  return [problemAt('outcome', problem, 'More time, or a refusal with its reason, before the decision.')]
}

/** Each response, as a whole and point by point, that has no answer. */
export function unanswered(decision: Decision, { responses }: CaseFacts): FieldProblem[] {
  const answers = answersIn(decision)
  const has = (responseId: string, item?: string) =>
    answers.some((one) => one.responseId === responseId && one.item === item && one.text.trim())
  return responses.flatMap(({ id, points }) => [
    ...(has(id)
      ? []
      : [problemAt('answers', 'A response of the student has no answer.', `An answer to response ${id}.`)]),
    ...points
      .filter(({ item }) => !has(id, item))
      .map(({ item }) =>
        problemAt('answers', 'A point of the student has no answer.', `An answer to response ${id}, item “${item}”.`),
      ),
  ])
}
