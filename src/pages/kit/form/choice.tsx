import type { FieldProblem } from '../../../domain/error.ts'
import { describedBy, FieldFrame, type FieldProps, useField, Wrong } from './field-frame.tsx'

/** One choice from a list. */
export function Choice(props: FieldProps & { choices: Record<string, string> | Map<string, string>; empty?: string }) {
  const { name, help, choices, empty } = props
  const { id, value, problem } = useField(props)
  return (
    <FieldFrame {...props} {...{ id, problem }}>
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
    </FieldFrame>
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
  browserRequires?: boolean
}

/** One of several answers, or any of them. */
export function PickField({ legend, name, kind, choices, help, browserRequires, ...props }: PickProps) {
  const { id, problem, chosen = props.chosen ?? [] } = useField({ name, ...props })
  return (
    <fieldset
      class={problem ? 'field wrong' : 'field'}
      id={id}
      tabIndex={-1}
      aria-describedby={describedBy(id, help, problem)}
    >
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
            required={browserRequires}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}
