import type { FieldProblem } from '../../domain/error.ts'
import type { WholeView } from '../../flow/submission/present.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { Choice, PickField, TextArea, TextField, useField, Wrong } from '../kit/form/field.tsx'
import { FoldedForm, PostForm } from '../kit/form/post-form.tsx'
import { expectedSentence } from '../kit/form/problem.tsx'
import { idOf, useRedisplay } from '../kit/form/redisplay.ts'
import { concernLabels, outcomeLabels, outcomeMeaning } from '../kit/labels.ts'
import type { ShownFlag } from './flags.tsx'

export interface DecideProps {
  who: SignedIn
  view: WholeView
  flags: ShownFlag[]
  /** What a referral would still need, given what the form holds. */
  missing: FieldProblem[]
}

/** The decision: an outcome, reasons, the evidence relied on, and an answer to each thing the student said. */
export function DecideForm({ who, view, flags, missing }: DecideProps) {
  const action = `/review/${view.id}/decisions`
  const redisplay = useRedisplay(action)
  const unanswered = redisplay?.problems.find(({ field }) => field === 'answers')
  return (
    <PostForm who={who} class="decide" action={action} data-missing={`/review/${view.id}/missing`}>
      <PickField
        kind="radio"
        name="outcome"
        legend="Outcome"
        choices={Object.fromEntries(
          Object.entries(outcomeLabels).map(([code, label]) => [
            code,
            `${label}. ${outcomeMeaning[code as 'referred']}`,
          ]),
        )}
      />
      <TextArea
        name="reasons"
        label="Reasons"
        help="The student reads these. Say what you found, why it matters, and how you weighed what they told you."
        rows={6}
        required
      />
      <EvidencePicker view={view} flags={flags} name="evidence" legend="What the decision rests on" />
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

/** What stands between this form and a referral, said before anybody presses the button. */
export function Missing({ missing }: { missing: FieldProblem[] }) {
  if (!missing.length) return <p>Everything that a referral needs is here. The other outcomes need only reasons.</p>
  return (
    <>
      <p>A referral still needs these; the other outcomes need only reasons.</p>
      <ul class="missing">
        {missing.map((one) => (
          <li key={one.field + one.problem}>
            {one.problem} {expectedSentence(one)}
          </li>
        ))}
      </ul>
    </>
  )
}

interface PickerProps {
  view: WholeView
  flags: ShownFlag[]
  /** What is wrong with it goes by this name. */
  name: string
  legend: string
}

/** Evidence to tick: the flags, what people noted before, and room for something new. Nothing is ticked beforehand. */
function EvidencePicker({ view, flags, name, legend }: PickerProps) {
  const { id: picker, problem } = useField({ name })
  const chosen = new Set(
    [useField({ name: 'flag' }), useField({ name: 'known' })].flatMap((field) => field.chosen ?? []),
  )
  const noted = [
    ...view.concerns.flatMap(({ observations, particulars }) => [
      ...observations.map(({ observation }) => observation),
      ...(observations.length ? [] : [particulars]),
    ]),
    ...view.disclosures.flatMap(({ items }) =>
      items.flatMap((item) => ('observation' in item ? [item.observation] : [])),
    ),
  ]
  const shown = new Set(
    view.disclosures.flatMap(({ items }) => items.map((item) => ('flagId' in item ? item.flagId : item.observation))),
  )
  const seen = (key: string) => (shown.has(key) ? ' Shown to the student.' : '')
  return (
    <fieldset class={problem ? 'field wrong' : 'field'} id={picker} aria-describedby={problem && `${picker}-problem`}>
      <legend>{legend}</legend>
      {problem && <Wrong id={picker} problem={problem} />}
      {flags.map(({ id, message, basis }, index) => (
        <label key={id} class="pick">
          <input type="checkbox" name="flag" value={id} checked={chosen.has(id)} />
          <span>
            {index + 1}. <bdi>{message}</bdi>{' '}
            <span class="quiet">
              {basis === 'statistical' && 'Statistical: it never counts by itself.'}
              {seen(id)}
            </span>
          </span>
        </label>
      ))}
      {[...new Set(noted)].map((observation) => (
        <label key={observation} class="pick">
          <input type="checkbox" name="known" value={observation} checked={chosen.has(observation)} />
          <span>
            <bdi>{observation}</bdi> <span class="quiet">{seen(observation)}</span>
          </span>
        </label>
      ))}
      <TextArea name="observation" label="Something else that you saw" rows={3} />
    </fieldset>
  )
}

/** Showing the student the evidence, and opening their time to respond, in one step. */
export function DiscloseForm({
  who,
  view,
  flags,
  responseDays,
}: Omit<DecideProps, 'missing'> & { responseDays: number }) {
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
        insist
      />
      <EvidencePicker view={view} flags={flags} name="items" legend="What to show" />
      <TextField name="responseDays" label="Days to respond" type="number" value={String(responseDays)} />
      <button type="submit">Show this to the student</button>
    </FoldedForm>
  )
}

export function ConcernForm({ who, view }: Pick<DecideProps, 'who' | 'view'>) {
  return (
    <FoldedForm who={who} action={`/review/${view.id}/concerns`} summary="Raise a concern of your own">
      <Choice name="code" label="What it is about" choices={concernLabels} />
      <TextArea name="particulars" label="Particulars" help="What you saw and where." required insist />
      <TextArea name="observation" label="The passage or observation, word for word" rows={2} />
      <button type="submit" class="second">
        Raise the concern
      </button>
    </FoldedForm>
  )
}

const kinds = {
  error: 'Something in the decision is wrong',
  new_evidence: 'There is something new',
  appeal: 'The student appeals',
}

export function ReopenForm({ who, view }: Pick<DecideProps, 'who' | 'view'>) {
  return (
    <FoldedForm who={who} action={`/review/${view.id}/reopening`} summary="Open the decision again">
      <Choice name="kind" label="Why" choices={kinds} />
      <TextArea name="reason" label="Reason" help="The earlier decision is kept." required insist />
      <button type="submit" class="second">
        Open again
      </button>
    </FoldedForm>
  )
}
