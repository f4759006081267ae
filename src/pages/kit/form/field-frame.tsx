import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { FieldProblem } from '../../../domain/error.ts'
import { useWords } from '../words.tsx'
import { FormContext } from './post-form.tsx'
import { ErrorWord, expectedSentence } from './problem.tsx'
import { idOf } from './redisplay.ts'

/** What every field of a form takes. */
export interface FieldProps {
  /** Where a field of the same name stands in another form of the page, or the form has ids of its own. */
  id?: string
  name: string
  /** What stands in it before anybody wrote anything. */
  value?: string
  label: string
  help?: ComponentChildren
  problem?: FieldProblem | undefined
  required?: boolean
  /** The browser does not send the form without it; for forms that have one thing to say. */
  browserRequires?: boolean
}

/** The ids that tie help and problem to a field for those who hear a page. */
export const describedBy = (id: string, help: unknown, problem: unknown) =>
  [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined

/** A field as its form has it: its id, what was written in it, and what is wrong with it. */
export function useField({ name, id, value = '', problem }: Pick<FieldProps, 'name' | 'id' | 'value' | 'problem'>) {
  const { action, redisplay } = useContext(FormContext)
  return {
    id: id ?? idOf(action, name),
    // A field that the form did not have when it was sent is as the page has it.
    value: redisplay?.form.names().includes(name) ? redisplay.form.get(name) : value,
    chosen: redisplay?.form.all(name),
    problem: problem ?? redisplay?.problems.find(({ field }) => field.replace(/\[.*/, '') === name),
  }
}

type FieldFrameProps = Pick<FieldProps, 'label' | 'help' | 'problem'> & { id: string; children: ComponentChildren }

/** The label of a field, its help and its problem, around the control. */
export function FieldFrame({ id, label, help, problem, children }: FieldFrameProps) {
  return (
    <div class={problem ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem && <Wrong id={id} problem={problem} />}
      {children}
    </div>
  )
}

/** What is wrong with a field, beside it. */
export function Wrong({ id, problem }: { id: string; problem: FieldProblem }) {
  return (
    <p class="wrong-text" id={`${id}-problem`}>
      <ErrorWord />
      {problem.problem} {expectedSentence(problem, useWords())}
    </p>
  )
}
