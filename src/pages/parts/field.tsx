import type { ComponentChildren } from 'preact'
import type { FieldProblem } from '../../domain/error.ts'
import { expectedSaid } from './problem.tsx'

interface Common {
  id: string
  name: string
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

function Around({ id, label, help, problem, children }: Common & { children: ComponentChildren }) {
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
      {problem.problem} {expectedSaid(problem)}
    </p>
  )
}

export function TextField(
  props: Common & {
    value?: string
    type?: 'text' | 'date' | 'email' | 'number' | 'datetime-local'
    max?: string
    autocomplete?: string
    list?: string
  },
) {
  const { id, name, help, problem, value = '', type = 'text', max, autocomplete, list } = props
  return (
    <Around {...props}>
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

export function TextArea(props: Common & { value?: string; rows?: number }) {
  const { id, name, help, problem, value = '', rows = 4 } = props
  return (
    <Around {...props}>
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

export function Choice(props: Common & { value?: string; choices: Record<string, string>; empty?: string }) {
  const { id, name, help, problem, value = '', choices, empty } = props
  return (
    <Around {...props}>
      <select
        id={id}
        name={name}
        aria-describedby={describedBy(id, help, problem)}
        aria-invalid={problem ? true : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {Object.entries(choices).map(([code, words]) => (
          <option key={code} value={code} selected={code === value}>
            {words}
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
  chosen: string[]
  id: string
  help?: string
  problem?: FieldProblem | undefined
  insist?: boolean
}

/** One of several answers, or any of them. Nothing is ever chosen beforehand. */
export function PickField({ legend, name, kind, choices, chosen, id, help, problem, insist }: PickProps) {
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id={id} aria-describedby={describedBy(id, help, problem)}>
      <legend>{legend}</legend>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {problem && <Wrong id={id} problem={problem} />}
      {Object.entries(choices).map(([code, words]) => (
        <label key={code} class="pick">
          <input
            type={kind}
            name={name}
            value={code}
            checked={chosen.includes(code)}
            id={`${id}-${code}`}
            required={insist}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  )
}
