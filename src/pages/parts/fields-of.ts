import type { FieldProblem } from '../../domain/error.ts'
import type { Form } from '../form.ts'

/** What each field of a form shows when it is looked at again: what was written in it, and what is still wrong with it. */
export const fieldsOf = (written: Form, problems: FieldProblem[]) => (name: string) => ({
  id: name,
  name,
  value: written.get(name),
  problem: problems.find(({ field }) => field === name),
})
