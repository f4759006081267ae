import type { FieldProblem } from '../../error.ts'
import type { CaseFacts } from '../case-facts.ts'
import { type AnswerTo, answersIn, type Decision } from '../decision.ts'
import { isHarsher } from '../harsher.ts'
import { problemAt } from './problem.ts'
import { isSameThing, saidIn } from './said.ts'

/** Answers to what the student did not say in this case. */
export function foreignAnswers(decision: Decision, facts: CaseFacts): FieldProblem[] {
  const problem = 'The student did not say this about the submission.'
  const expected = 'A response of the student to this submission, one of its points, or what they said of a record.'
  const said = saidIn(facts)
  const places = [
    ...decision.answers.map((answer, index) => ({ field: `answers[${index}]`, answer })),
    ...decision.points.flatMap(({ answers }, at) =>
      answers.map((answer, index) => ({ field: `points[${at}].answers[${index}]`, answer })),
    ),
  ]
  return places
    .filter(({ answer }) => !said.some(({ to }) => isSameThing(to, answer)))
    .map(({ field, answer }) =>
      problemAt(`${field}.${'responseId' in answer ? 'responseId' : 'conversationAnswerId'}`, problem, expected),
    )
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

/** Each thing that the student said and that has no answer. */
export function unanswered(decision: Decision, facts: CaseFacts): FieldProblem[] {
  const answers = answersIn(decision)
  return saidIn(facts)
    .filter(({ needsAnswer, to }) => needsAnswer && !answers.some((one) => isSameThing(one, to) && one.text.trim()))
    .map(({ to }) => problemAt('answers', ...unansweredWords(to)))
}

function unansweredWords(to: AnswerTo): [problem: string, expected: string] {
  if ('conversationAnswerId' in to)
    return [
      'What the student said of the record of a conversation has no answer.',
      `An answer to it (conversationAnswerId ${to.conversationAnswerId}).`,
    ]
  if (to.item === undefined)
    return ['A response of the student has no answer.', `An answer to response ${to.responseId}.`]
  return ['A point of the student has no answer.', `An answer to response ${to.responseId}, item “${to.item}”.`]
}
