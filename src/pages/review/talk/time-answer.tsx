import { PickField } from '../../kit/form/choice.tsx'
import { PostForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { Day, Time } from '../../kit/time.tsx'
import { TimeAnswered } from '../../parts/answer-by.tsx'
import type { SubmissionProps } from '../submission-props.ts'

/** A request for more time with its answer, or the form to give one. */
export function TimeRequestShown(
  props: Pick<SubmissionProps, 'who' | 'view'> & { request: TimeRequest; open: boolean },
) {
  const { at, untilAsked, reason, answer } = props.request
  return (
    <div class="sheet">
      <h3>The student asks for more time</h3>
      <p class="verbatim" dir="auto">
        {reason}
      </p>
      <p class="meta">
        Until <Day at={untilAsked} />, asked <Time at={at} />
      </p>
      {answer && <TimeAnswered answer={answer} />}
      {!answer && props.open && <AnswerForm {...props} />}
    </div>
  )
}

type TimeRequest = SubmissionProps['view']['timeRequests'][number]

const choices = { yes: 'Grant more time', no: 'Refuse it' }

function AnswerForm({ who, view, request }: Pick<SubmissionProps, 'who' | 'view'> & { request: TimeRequest }) {
  return (
    <PostForm who={who} action={`/review/${view.id}/time-requests/${request.id}/answers`}>
      <PickField kind="radio" name="granted" legend="Your answer" choices={choices} />
      <TextField name="until" label="Until which day, where you grant it" type="date" />
      <TextArea
        name="reason"
        label="Reason"
        help="The student reads it. It is needed where you refuse, or grant less than was asked for."
        rows={3}
      />
      <button type="submit">Send the answer</button>
    </PostForm>
  )
}
