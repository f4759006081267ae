import { isId } from '../../../db/id.ts'
import type { Observation } from '../../../domain/review/concern.ts'
import { type Answer, type AnswerTo, type Decision, outcomes } from '../../../domain/review/decision.ts'
import { clean, type Form } from '../../kit/form/form.ts'
import { attestationIn } from '../proposal/answers.ts'
import { pointsIn } from './point-form.ts'

/** The evidence that a form names: flags by id, observations as text of at most 5,000 characters. */
export function evidenceIn(form: Form): ({ flagId: string } | Observation)[] {
  const observations = [...form.all('known'), form.get('observation')].map((text) =>
    clean(text.replaceAll('\r\n', '\n').trim()),
  )
  return [
    ...form
      .all('flag')
      .filter(isId)
      .map((flagId) => ({ flagId })),
    ...[...new Set(observations)].filter(Boolean).map((observation) => ({ observation: observation.slice(0, 5_000) })),
  ]
}

/** The decision as far as the form has it; an outcome that was not chosen yet reads as `referred`, the most demanding. */
export function decisionIn(form: Form): Decision & { chosen: boolean } {
  const outcome = outcomes.find((known) => known === form.get('outcome'))
  const score = form.get('score').trim().replace(',', '.')
  const [intent, limitsConsidered] = [textOf(form, 'intent'), textOf(form, 'limitsConsidered')]
  // A flag that is ticked for a decision was looked at by who ticked it.
  const evidence = evidenceIn(form).map((item) => ('flagId' in item ? { ...item, confirmed: true } : item))
  return {
    outcome: outcome ?? 'referred',
    chosen: outcome !== undefined,
    reasons: textOf(form, 'reasons'),
    points: pointsIn(form, { reasons: textOf(form, 'reasons'), evidence }),
    evidence,
    answers: answersIn(form),
    ...(score && Number(score) >= 0 && { score: Number(score) }),
    ...(intent && { intent }),
    ...(limitsConsidered && { limitsConsidered }),
    ...(form.all('attestation').length > 0 && { attestation: attestationIn(form) }),
  }
}

const textOf = (form: Form, name: string) => clean(form.get(name).trim()).slice(0, 20_000)

/** The name of the field for the answer to a thing that the student said: `answer:<response>`, `answer:<response>:<item>`, `record-answer:<id>`. */
export const answerField = (to: AnswerTo): string =>
  'conversationAnswerId' in to
    ? `record-answer:${to.conversationAnswerId}`
    : ['answer', to.responseId, ...(to.item === undefined ? [] : [to.item])].join(':')

function answersIn(form: Form): Answer[] {
  return form.names().flatMap((name) => {
    const to = answeredIn(name)
    return to && form.get(name).trim() ? { ...to, text: textOf(form, name) } : []
  })
}

/** What the field of this name answers; null where it is no field for an answer. */
function answeredIn(name: string): AnswerTo | null {
  const [, kind, id = '', item] = /^(answer|record-answer):([^:]+)(?::(.*))?$/s.exec(name) ?? []
  if (!isId(id)) return null
  if (kind === 'record-answer') return { conversationAnswerId: id }
  return { responseId: id, ...(item && { item }) }
}
