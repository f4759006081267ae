import { FoldedForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField, TimeField } from '../../kit/form/text-field.tsx'
import type { SubmissionProps } from '../submission-props.ts'
import { ShownPicker } from './shown-picker.tsx'

/** How many questions the form has room for; a longer conversation can be written down in parts. */
export const mostEntries = 12

/** A person writes down a conversation with the student. */
export function RecordForm({ who, view }: Pick<SubmissionProps, 'who' | 'view'>) {
  const rows = Array.from({ length: mostEntries }, (_, index) => index + 1)
  return (
    <FoldedForm who={who} action={`/review/${view.id}/conversations`} summary="Write down a conversation">
      <p>
        Write it in your own words, or the student’s where they matter. Do not record the conversation, and let no
        program write or sum up this record. The student reads it and says whether it is right; it cannot be changed.
      </p>
      <TimeField name="heldAt" label="When it was held" required />
      <TextField name="purpose" label="What it was for" required />
      <TextArea
        name="people"
        label="Who took part beside the student"
        help="One person a line: the name, a comma, and what they were there for."
        rows={3}
        required
      />
      <TextField name="companion" label="Who came with the student, if anybody did" />
      <TextArea name="adjustments" label="What was done differently for the student, if anything was" rows={2} />
      <ShownPicker view={view} />
      {rows.slice(0, 3).map((row) => (
        <Entry key={row} row={row} />
      ))}
      <details>
        <summary>More questions and answers</summary>
        {rows.slice(3).map((row) => (
          <Entry key={row} row={row} />
        ))}
      </details>
      <button type="submit">Keep the record and show it to the student</button>
    </FoldedForm>
  )
}

function Entry({ row }: { row: number }) {
  return (
    <>
      <TextArea name={`question-${row}`} label={`Question ${row}`} rows={2} />
      <TextArea name={`answer-${row}`} label={`Answer ${row}`} rows={3} />
    </>
  )
}
