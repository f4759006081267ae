import { PickField } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea } from '../../kit/form/text-field.tsx'
import { ConversationRecord, type ShownConversation, stanceLabels } from '../../review/talk/conversation-record.tsx'
import type { FollowProps } from '../follow/follow-props.ts'

/** What was written down of conversations with the student, each with a place to say whether it is right. */
export function Conversations(props: FollowProps) {
  const { view } = props
  return (
    <section aria-labelledby="conversations">
      <h2 id="conversations">Conversations with you</h2>
      <p>
        A person wrote this down. Please read it and say whether it is right. What you say stays beside the record, and
        the record is never changed.
      </p>
      {view.conversations.map((record) => (
        <div key={record.id} class="sheet" id={`conversation-${record.id}`}>
          <h3>Record of a conversation</h3>
          <ConversationRecord record={record} view={view} />
          {props.visibility.steps.includes('answerConversation') && <AnswerForm {...props} record={record} />}
        </div>
      ))}
    </section>
  )
}

function AnswerForm({ who, view, record }: FollowProps & { record: ShownConversation }) {
  const action = `/submissions/${view.id}/conversations/${record.id}/answers`
  return (
    <PostForm who={who} action={action}>
      <PickField kind="radio" name="stance" legend="Is the record right?" choices={stanceLabels} />
      <TextArea
        name="text"
        label="What is not right?"
        help="In your own words. Leave it empty where the record is right."
        rows={3}
      />
      <button type="submit">Send what you say of the record</button>
    </PostForm>
  )
}
