import type { FieldProblem } from '../../../domain/error.ts'
import { outcomes } from '../../../domain/review/decision.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { PickField } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { idOf, useRedisplay } from '../../kit/form/redisplay.ts'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { outcomeLabels, outcomeMeaning } from '../../kit/labels.ts'
import type { ShownFlag } from '../flags.tsx'
import { EvidencePicker } from './evidence-picker.tsx'
import { Missing } from './missing.tsx'

export interface DecideProps {
  who: SignedIn
  view: WholeView
  flags: ShownFlag[]
  /** What a referral would still need, given what the form holds. */
  missing: FieldProblem[]
}

const outcomeChoices = Object.fromEntries(
  outcomes.map((code) => [code, `${outcomeLabels[code]}. ${outcomeMeaning[code]}`]),
)

/** The decision: an outcome, reasons, the evidence relied on, and an answer to each thing the student said. */
export function DecideForm({ who, view, flags, missing }: DecideProps) {
  const action = `/review/${view.id}/decisions`
  return (
    <PostForm who={who} class="decide" action={action} data-missing={`/review/${view.id}/missing`}>
      <PickField kind="radio" name="outcome" legend="Outcome" choices={outcomeChoices} />
      <TextArea
        name="reasons"
        label="Reasons"
        help="The student reads these. Say what you found, why it matters, and how you weighed what they told you."
        rows={6}
        required
      />
      <EvidencePicker view={view} flags={flags} name="evidence" legend="What the decision rests on" />
      <Answers action={action} view={view} />
      <TextField name="score" label="Mark, if you set one here" help="Only a person sets a mark." />
      <div id="missing" class="note" role="status">
        <Missing missing={missing} />
      </div>
      <div class="actions">
        <button type="submit" name="do" value="decide">
          Record the decision
        </button>
        <button type="submit" name="do" value="check" class="second">
          Check what is missing
        </button>
      </div>
    </PostForm>
  )
}

/** A field for the reviewer’s answer to each response of the student. */
function Answers({ action, view }: { action: string; view: WholeView }) {
  const redisplay = useRedisplay(action)
  const unanswered = redisplay?.problems.find(({ field }) => field === 'answers')
  return (
    <div id={idOf(action, 'answers')}>
      {view.responses.map(({ id, text }, index) => (
        <TextArea
          key={id}
          name={`answer:${id}`}
          label={`Your answer to the student’s response ${view.responses.length > 1 ? index + 1 : ''}`}
          help={<span dir="auto">{text.length > 300 ? `${text.slice(0, 300).toWellFormed()}…` : text}</span>}
          problem={redisplay?.form.get(`answer:${id}`).trim() ? undefined : unanswered}
          rows={3}
        />
      ))}
    </div>
  )
}
