import type { ComponentChildren } from 'preact'
import { useContext } from 'preact/hooks'
import type { FieldProblem } from '../../../domain/error.ts'
import { FormContext } from './post-form.tsx'
import { expectedSentence } from './problem.tsx'
import { idOf } from './redisplay.ts'

interface Common {
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
  insist?: boolean
}

/** The ids that tie help and problem to a field for those who hear a page. */
const describedBy = (id: string, help: unknown, problem: unknown) =>
  [help && `${id}-help`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined

/** A field as its form has it: its id, what was written in it, and what is wrong with it. */
export function useField({ name, id, value = '', problem }: Pick<Common, 'name' | 'id' | 'value' | 'problem'>) {
  const { action, redisplay } = useContext(FormContext)
  return {
    id: id ?? idOf(action, name),
    value: redisplay?.form.get(name) ?? value,
    chosen: redisplay?.form.all(name),
    problem: problem ?? redisplay?.problems.find(({ field }) => field.replace(/\[.*/, '') === name),
  }
}

type AroundProps = Pick<Common, 'label' | 'help' | 'problem'> & { id: string; children: ComponentChildren }

function Around({ id, label, help, problem, children }: AroundProps) {
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

export function Wrong({ id, problem }: { id: string; problem: FieldProblem }) {
  return (
    <p class="wrong-text" id={`${id}-problem`}>
      {problem.problem} {expectedSentence(problem)}
    </p>
  )
}

export function TextField(
  props: Common & {
    type?: 'text' | 'date' | 'email' | 'number' | 'datetime-local'
    max?: string
    autocomplete?: string
    list?: string
  },
) {
  const { name, help, type = 'text', max, autocomplete, list } = props
  const { id, value, problem } = useField(props)
  return (
    <Around {...props} {...{ id, problem }}>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        max={max}
        autocomplete={autocomplete}
        list={list}
        dir={type === 'text' ? 'auto' : undefined}
        aria-describedby={describedBy(id, help, problem)}
        aria-invalid={problem ? true : undefined}
        required={props.insist}
        aria-required={props.required || undefined}
      />
    </Around>
  )
}

export function TextArea(props: Common & { rows?: number }) {
  const { name, help, rows = 4 } = props
  const { id, value, problem } = useField(props)
  return (
    <Around {...props} {...{ id, problem }}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        aria-describedby={describedBy(id, help, problem)}
        aria-invalid={problem ? true : undefined}
        required={props.insist}
        aria-required={props.required || undefined}
      >
        {/* A browser drops the first line break of a text area. */}
        {value && `\n${value}`}
      </textarea>
    </Around>
  )
}

/** One of several answers in a list; a map keeps its order also where its keys are numbers. */
export function Choice(props: Common & { choices: Record<string, string> | Map<string, string>; empty?: string }) {
  const { name, help, choices, empty } = props
  const { id, value, problem } = useField(props)
  return (
    <Around {...props} {...{ id, problem }}>
      <select
        id={id}
        name={name}
        aria-describedby={describedBy(id, help, problem)}
        aria-invalid={problem ? true : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {(choices instanceof Map ? [...choices] : Object.entries(choices)).map(([code, label]) => (
          <option key={code} value={code} selected={code === value}>
            {label}
          </option>
        ))}
      </select>
    </Around>
  )
}

interface PickProps {
  legend: string
  name: string
  kind: 'radio' | 'checkbox'
  choices: Record<string, string>
  /** What is chosen before anybody chose anything. */
  chosen?: string[]
  id?: string
  help?: string
  problem?: FieldProblem | undefined
  insist?: boolean
}

/** One of several answers, or any of them. */
export function PickField({ legend, name, kind, choices, help, insist, ...props }: PickProps) {
  const { id, problem, chosen = props.chosen ?? [] } = useField({ name, ...props })
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id={id} aria-describedby={describedBy(id, help, problem)}>
      <legend>{legend}</legend>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem && <Wrong id={id} problem={problem} />}
      {Object.entries(choices).map(([code, label]) => (
        <label key={code} class="pick">
          <input
            type={kind}
            name={name}
            value={code}
            checked={chosen.includes(code)}
            id={`${id}-${code}`}
            required={insist}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
