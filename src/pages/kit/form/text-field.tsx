import { useContext } from 'preact/hooks'
import { wallTimeOf } from '../../../domain/dates/zone.ts'
import { describedBy, FieldFrame, type FieldProps, useField } from './field-frame.tsx'
import { FormContext } from './post-form.tsx'
import { PageContext } from './redisplay.ts'

/** A field of one line. */
export function TextField(
  props: FieldProps & {
    type?: 'text' | 'date' | 'email' | 'number' | 'datetime-local'
    max?: string
    autocomplete?: string
    list?: string
  },
) {
  const { name, help, type = 'text', max, autocomplete, list } = props
  const { id, value, problem } = useField(props)
  return (
    <FieldFrame {...props} {...{ id, problem }}>
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
        required={props.browserRequires}
        aria-required={props.required || undefined}
      />
    </FieldFrame>
  )
}

/** A field for a time in the provider's time zone, which its label names. `at` is what stands in it at first. */
export function TimeField({ at, label, ...props }: Omit<FieldProps, 'value'> & { at?: Date | null }) {
  const { timeZone, words } = useContext(PageContext)
  const value = at ? wallTimeOf(at, timeZone) : ''
  return (
    <TextField
      {...props}
      value={value}
      label={words.say('kit.timeIn', { label, zone: timeZone })}
      type="datetime-local"
    />
  )
}

/** A field of several lines. */
export function TextArea(props: FieldProps & { rows?: number }) {
  const { name, help, rows = 4 } = props
  const { id, value, problem } = useField(props)
  // The footer of the form is rendered after its fields.
  useContext(PageContext).forms.set(useContext(FormContext).action, true)
  return (
    <FieldFrame {...props} {...{ id, problem }}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        aria-describedby={describedBy(id, help, problem)}
        aria-invalid={problem ? true : undefined}
        required={props.browserRequires}
        aria-required={props.required || undefined}
      >
        {/* A browser drops the first line break of a text area. */}
        {value && `\n${value}`}
      </textarea>
    </FieldFrame>
  )
}
