import { describedBy, FieldFrame, type FieldProps, useField } from './field-frame.tsx'

/** A field for one file. */
export function FileInput(props: Omit<FieldProps, 'value'> & { accept?: string }) {
  const { name, help, accept } = props
  const { id, problem } = useField(props)
  return (
    <FieldFrame {...props} {...{ id, problem }}>
      <input
        type="file"
        id={id}
        name={name}
        accept={accept}
        aria-describedby={describedBy(id, help, problem)}
        aria-invalid={problem ? true : undefined}
      />
    </FieldFrame>
  )
}
