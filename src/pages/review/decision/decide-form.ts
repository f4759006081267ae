import { isId } from '../../../db/id.ts'
import type { Observation } from '../../../domain/review/concern.ts'
import { type Decision, outcomes } from '../../../domain/review/decision.ts'
import { clean, type Form } from '../../kit/form/form.ts'

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
  return {
    outcome: outcome ?? 'referred',
    chosen: outcome !== undefined,
    reasons: clean(form.get('reasons').trim()).slice(0, 20_000),
    points: [],
    evidence: evidenceIn(form),
    answers: form
      .names()
      .filter((name) => name.startsWith('answer:') && isId(name.slice(7)) && form.get(name).trim())
      .map((name) => ({ responseId: name.slice(7), text: clean(form.get(name).trim()).slice(0, 20_000) })),
    ...(score && Number(score) >= 0 && { score: Number(score) }),
  }
}
