import { PickField } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { useWords } from '../../kit/words.tsx'
import { ConversationRecord, type ShownConversation, stanceLabels } from '../../review/talk/conversation-record.tsx'
import type { FollowProps } from '../follow/follow-props.ts'

/** What was written down of conversations with the student, each with a place to say whether it is right. */
export function Conversations(props: FollowProps) {
  const { view } = props
  const { say } = useWords()
  return (
    <section aria-labelledby="conversations">
      <h2 id="conversations">{say('follow.conversations')}</h2>
      <p>{say('follow.conversationsHelp')}</p>
      {view.conversations.map((record) => (
        <div key={record.id} class="sheet" id={`conversation-${record.id}`}>
          <h3>{say('follow.record')}</h3>
          <ConversationRecord record={record} view={view} />
          {props.visibility.steps.includes('answerConversation') && <AnswerForm {...props} record={record} />}
        </div>
      ))}
    </section>
  )
}

function AnswerForm({ who, view, record }: FollowProps & { record: ShownConversation }) {
  const { say } = useWords()
  const action = `/submissions/${view.id}/conversations/${record.id}/answers`
  return (
    <PostForm who={who} action={action}>
      <PickField kind="radio" name="stance" legend={say('follow.isRecordRight')} choices={stanceLabels} />
      <TextArea name="text" label={say('follow.whatIsNotRight')} help={say('follow.whatIsNotRightHelp')} rows={3} />
      <button type="submit">{say('follow.sendAnswer')}</button>
    </PostForm>
  )
}
