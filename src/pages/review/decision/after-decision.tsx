import { referralResults } from '../../../domain/review/referral.ts'
import { Choice, PickField } from '../../kit/form/choice.tsx'
import { FoldedForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { groundLabels, referralLabels } from '../../kit/labels.ts'
import type { DecideProps } from './decide.tsx'

const kinds = {
  error: 'Something in the decision is wrong',
  new_evidence: 'There is something new',
  appeal: 'The student appeals',
}

/** Opens a decision again. */
export function ReopenForm({ who, view }: Pick<DecideProps, 'who' | 'view'>) {
  return (
    <FoldedForm who={who} action={`/review/${view.id}/reopening`} summary="Open the decision again">
      <Choice name="kind" label="Why" choices={kinds} />
      <PickField
        kind="checkbox"
        name="grounds"
        legend="Grounds, if the student appeals"
        help="An appeal is decided by a person who had no part in the case before."
        choices={groundLabels}
      />
      <TextArea name="reason" label="Reason" help="The earlier decision is kept." required browserRequires />
      <button type="submit" class="second">
        Open again
      </button>
    </FoldedForm>
  )
}

/** Records what came of a referral. */
export function ReferralForm({ who, view }: Pick<DecideProps, 'who' | 'view'>) {
  if (!view.decisions.some(({ outcome }) => outcome === 'referred')) return null
  const choices = Object.fromEntries(referralResults.map((code) => [code, referralLabels[code]]))
  return (
    <FoldedForm
      who={who}
      action={`/review/${view.id}/referral-outcome`}
      summary="Record the outcome of the referral"
      open={view.referralOutcomes.length === 0}
    >
      <PickField kind="radio" name="outcome" legend="What came of it" choices={choices} />
      <TextField name="code" label="Code of the penalty" help="As in your own regulations; only for a penalty." />
      <TextField name="date" label="Day of the outcome" type="date" required />
      <TextField name="reference" label="Reference" help="Under which the procedure keeps the matter." required />
      <button type="submit" class="second">
        Record the outcome
      </button>
    </FoldedForm>
  )
}
