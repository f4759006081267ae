import { appealGrounds, type Reopening, reopeningKinds } from '../../../domain/review/appeal.ts'
import { type Form, refuse, textIn } from '../../kit/form/form.ts'

/** Why a person asks for a decision to be opened again. Throws INVALID_INPUT; an empty reason is said in the words given. */
export function reopeningIn(form: Form, problem: string, expected: string): Reopening {
  const kind = reopeningKinds.find((known) => known === form.get('kind'))
  const grounds = kind === 'appeal' ? groundsIn(form) : []
  const reason = textIn(form, 'reason', 20_000)
  refuse(
    [!kind, 'kind', 'It is still open why.', 'One of these.'],
    [kind === 'appeal' && !grounds.length, 'grounds', 'An appeal names its grounds.', 'At least one of the four.'],
    [!reason, 'reason', problem, expected],
  )
  return { kind: kind!, grounds, reason }
}

/** The grounds that were ticked, each once. */
export const groundsIn = (form: Form) => appealGrounds.filter((ground) => form.all('grounds').includes(ground))
