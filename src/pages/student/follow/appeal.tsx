import { PickField } from '../../kit/form/choice.tsx'
import { FoldedForm } from '../../kit/form/post-form.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { groundLabels } from '../../kit/labels.ts'
import { Time } from '../../kit/time.tsx'
import type { FollowProps } from './follow-props.ts'

/** How to appeal against the newest decision and until when, or why that has ended. */
export function Appeal({ who, view, now }: Pick<FollowProps, 'who' | 'view' | 'now'>) {
  const newest = view.decisions.at(-1)!
  const before = view.decisions.at(-2)
  if (view.reopenings.some(({ kind, decisionId }) => kind === 'appeal' && decisionId === before?.id))
    return (
      <p>
        This decision answers your appeal. The procedure here has ended; the completion letter says what you can do.
      </p>
    )
  const until = view.appealWindows.find(({ decisionId }) => decisionId === newest.id)?.appealBy
  if (until && until < now)
    return (
      <p>
        The time to appeal ended <Time at={until} />. If you could not appeal in time, ask an integrity lead and say
        why.
      </p>
    )
  return (
    <>
      <p>
        You can appeal against this decision{until && ' until '}
        {until && <Time at={until} />}. A person who had no part in it decides your appeal.
      </p>
      <AppealForm who={who} view={view} />
    </>
  )
}

function AppealForm({ who, view }: Pick<FollowProps, 'who' | 'view'>) {
  return (
    <FoldedForm who={who} action={`/submissions/${view.id}/appeal`} summary="Appeal against the decision">
      <PickField
        kind="checkbox"
        name="grounds"
        legend="What your appeal rests on"
        help="At least one of these."
        choices={groundLabels}
      />
      <TextArea
        name="reason"
        label="What should be looked at again?"
        help="In your own words. The earlier decision is kept, and nothing becomes harsher without your being told and asked first."
        required
        browserRequires
      />
      <button type="submit">Send your appeal</button>
    </FoldedForm>
  )
}
