import { Choice } from '../../kit/form/choice.tsx'
import { FoldedForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { concernLabels } from '../../kit/labels.ts'
import type { DecideProps } from './decide.tsx'
import { EvidencePicker } from './evidence-picker.tsx'

/** Showing the student the evidence, and opening their time to respond, in one step. */
export function DiscloseForm({
  who,
  view,
  flags,
  responseDays,
}: Omit<DecideProps, 'missing' | 'pile'> & { responseDays: number }) {
  return (
    <FoldedForm
      who={who}
      action={`/review/${view.id}/disclosures`}
      summary="Show evidence to the student and ask for their view"
      open={view.disclosures.length === 0 && flags.length > 0}
    >
      <TextArea
        name="message"
        label="What you would like to say to the student"
        help="In words you would use face to face. Say what it is about and that nothing is decided."
        rows={4}
        required
        browserRequires
      />
      <EvidencePicker view={view} flags={flags} name="items" legend="What to show" />
      <TextField name="responseDays" label="Days to respond" type="number" value={String(responseDays)} />
      <button type="submit">Show this to the student</button>
    </FoldedForm>
  )
}

/** A concern that the reviewer raises by hand. */
export function ConcernForm({ who, view }: Pick<DecideProps, 'who' | 'view'>) {
  return (
    <FoldedForm who={who} action={`/review/${view.id}/concerns`} summary="Raise a concern of your own">
      <Choice name="code" label="What it is about" choices={concernLabels} />
      <TextArea name="particulars" label="Particulars" help="What you saw and where." required browserRequires />
      <TextArea name="observation" label="The passage or observation, word for word" rows={2} />
      <button type="submit" class="second">
        Raise the concern
      </button>
    </FoldedForm>
  )
}
