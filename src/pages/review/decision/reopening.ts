import { type Form, refuse, textIn } from '../../kit/form/form.ts'

const kinds = ['appeal', 'new_evidence', 'error'] as const

/** Why a person asks for a decision to be opened again. Throws INVALID_INPUT; an empty reason is said in the words given. */
export function reopeningIn(form: Form, problem: string, expected: string) {
  const kind = kinds.find((known) => known === form.get('kind'))
  const reason = textIn(form, 'reason', 20_000)
  refuse([!kind, 'kind', 'It is still open why.', 'One of these.'], [!reason, 'reason', problem, expected])
  return { kind: kind!, reason }
}
