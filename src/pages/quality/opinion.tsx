import { outcomes } from '../../domain/review/decision.ts'
import type { sampledCase } from '../../flow/quality/second-opinion.ts'
import type { SignedIn } from '../../http/server/session.ts'
import { PickField } from '../kit/form/choice.tsx'
import { PostForm } from '../kit/form/post-form.tsx'
import { TextArea } from '../kit/form/text-field.tsx'
import { outcomeLabels, outcomeMeaning } from '../kit/labels.ts'

type Case = Awaited<ReturnType<typeof sampledCase>>

const outcomeChoices = Object.fromEntries(
  outcomes.map((code) => [code, `${outcomeLabels[code]}. ${outcomeMeaning[code]}`]),
)

/** What the second person would have decided. */
export function OpinionForm({ who, id }: { who: SignedIn; id: string }) {
  return (
    <PostForm who={who} action={`/second-opinions/${id}/opinion`}>
      <h2>Your opinion</h2>
      <PickField kind="radio" name="outcome" legend="What you would have decided" choices={outcomeChoices} />
      <TextArea
        name="reasons"
        label="Why"
        help="What you saw and how you weighed it. It cannot be changed afterwards; the decision is shown to you then."
        required
      />
      <button type="submit">Note my opinion</button>
    </PostForm>
  )
}

/** The opinion beside what was decided, and what is done about it. */
export function Compared({ who, view }: { who: SignedIn; view: Case }) {
  const { id, opinion, decision, actions } = view
  return (
    <section aria-labelledby="decision">
      <h2 id="decision">The second opinion and the decision</h2>
      <div class="pair">
        {opinion && <Judgement name="Second opinion" {...opinion} />}
        {decision && <Judgement name="Decision" {...decision} />}
      </div>
      <h3>What is done</h3>
      {actions.length === 0 && <p>Nothing is noted yet.</p>}
      <ul>
        {actions.map((one) => (
          <li key={one.id} dir="auto">
            {one.action}
          </li>
        ))}
      </ul>
      <PostForm who={who} action={`/second-opinions/${id}/actions`}>
        <TextArea
          name="action"
          label="Action"
          help="Such as guidance, training, or the case opened again."
          rows={2}
          required
        />
        <button type="submit" class="second">
          Note the action
        </button>
      </PostForm>
    </section>
  )
}

function Judgement({
  name,
  outcome,
  reasons,
}: { name: string } & Pick<NonNullable<Case['opinion']>, 'outcome' | 'reasons'>) {
  return (
    <div class="sheet">
      <h3>{name}</h3>
      <p>{outcomeLabels[outcome]}</p>
      <p class="verbatim" dir="auto">
        {reasons}
      </p>
    </div>
  )
}
