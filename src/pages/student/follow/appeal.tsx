import { PickField } from '../../kit/form/choice.tsx'
import { FoldedForm } from '../../kit/form/post-form.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { groundLabels } from '../../kit/labels.ts'
import { Time } from '../../kit/time.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
import type { FollowProps } from './follow-props.ts'

/** How to appeal against the newest decision and until when, or why that has ended. */
export function Appeal({ who, view, now }: Pick<FollowProps, 'who' | 'view' | 'now'>) {
  const newest = view.decisions.at(-1)!
  const before = view.decisions.at(-2)
  if (view.reopenings.some(({ kind, decisionId }) => kind === 'appeal' && decisionId === before?.id))
    return <p>{useWords().say('follow.appealAnswered')}</p>
  const until = view.appealWindows.find(({ decisionId }) => decisionId === newest.id)?.appealBy
  if (until && until < now)
    return (
      <p>
        <Sentence of="follow.appealOver" at={<Time at={until} />} />
      </p>
    )
  return (
    <>
      <p>
        {until ? <Sentence of="follow.canAppealUntil" at={<Time at={until} />} /> : <Sentence of="follow.canAppeal" />}
      </p>
      <AppealForm who={who} view={view} />
    </>
  )
}

function AppealForm({ who, view }: Pick<FollowProps, 'who' | 'view'>) {
  const { say } = useWords()
  return (
    <FoldedForm who={who} action={`/submissions/${view.id}/appeal`} summary={say('follow.appeal')}>
      <PickField
        kind="checkbox"
        name="grounds"
        legend={say('follow.appealGrounds')}
        help={say('follow.appealGroundsHelp')}
        choices={groundLabels}
      />
      <TextArea
        name="reason"
        label={say('follow.appealReason')}
        help={say('follow.appealReasonHelp')}
        required
        browserRequires
      />
      <button type="submit">{say('follow.sendAppeal')}</button>
    </FoldedForm>
  )
}
