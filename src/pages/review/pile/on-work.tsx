import { canHappen } from '../../../domain/submission/status.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import type { SignedIn } from '../../../http/server/session.ts'
import { ActionButton } from '../../kit/form/action-button.tsx'
import { Choice } from '../../kit/form/choice.tsx'
import { FoldedForm } from '../../kit/form/post-form.tsx'
import { idOf } from '../../kit/form/redisplay.ts'
import { TextArea } from '../../kit/form/text-field.tsx'
import { Time } from '../../kit/time.tsx'
import { CommentPicker } from './comment-picker.tsx'
import type { Pile } from './pile-of.ts'

interface Props {
  who: SignedIn
  view: WholeView
  pile: Pile
}

/** Who is to look at the work, notes for those who review it, and the short way to clear it. */
export function OnWork(props: Props) {
  const { view } = props
  return (
    <div class="on-work">
      <Assigned {...props} />
      <Notes {...props} />
      {view.status === 'under_review' && view.turn.on === 'tutor' && <ClearForm {...props} />}
    </div>
  )
}

function Assigned({ who, view, pile }: Props) {
  const { assignment } = view
  const current = assignment?.stands ? assignment : null
  const action = `/review/${view.id}/assignment`
  return (
    <>
      {current && (
        <p>
          Assigned to <bdi>{current.assigneeId === who.id ? 'you' : current.assigneeName}</bdi>.
        </p>
      )}
      {canHappen(view.status, 'submission.assigned') && who.role === 'lead' && (
        <FoldedForm who={who} action={action} summary={current ? 'Assign to another person' : 'Assign to a person'}>
          <input type="hidden" name="replaces" value={assignment?.id ?? ''} />
          <Choice
            name="assigneeId"
            label="Person"
            choices={Object.fromEntries(pile.reviewers.map(({ id, name }) => [id, name]))}
            empty="Choose a person"
          />
          <button type="submit" class="second">
            Assign
          </button>
        </FoldedForm>
      )}
      {canHappen(view.status, 'submission.assigned') && who.role === 'tutor' && !current && (
        <ActionButton
          who={who}
          action={action}
          label="Take this work"
          fields={{ assigneeId: who.id, replaces: assignment?.id ?? '' }}
        />
      )}
    </>
  )
}

function Notes({ who, view }: Props) {
  return (
    <>
      {view.notes.map(({ id, text, writtenByName, at }) => (
        <div key={id} class="sheet">
          <p class="verbatim" dir="auto">
            {text}
          </p>
          <p class="meta">
            Note by <bdi>{writtenByName}</bdi>, <Time at={at} />
          </p>
        </div>
      ))}
      {canHappen(view.status, 'submission.noted') && (
        <FoldedForm who={who} action={`/review/${view.id}/notes`} summary="Write a note for those who review this work">
          <TextArea name="text" label="Note" help="The student does not read it." rows={3} required />
          <button type="submit" class="second">
            Keep the note
          </button>
        </FoldedForm>
      )}
    </>
  )
}

/** The short way to say that there is no concern, where no flag is open. */
function ClearForm({ who, view, pile }: Props) {
  if (view.flags.some(({ severity, dismissed }) => severity !== 'info' && !dismissed)) return null
  if (view.concerns.length || view.disclosures.length) return null
  const action = `/review/${view.id}/clearing`
  const field = idOf(action, 'reasons')
  return (
    <div data-key="c" data-opens={field}>
      <FoldedForm who={who} action={action} summary="Clear this work: no concern">
        <TextArea name="reasons" label="Reasons" help="The student reads these." rows={3} required />
        <CommentPicker comments={pile.comments} field={field} />
        <button type="submit">Clear: no concern</button>
      </FoldedForm>
    </div>
  )
}
