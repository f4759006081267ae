import { canAskForTime } from '../../../domain/review/more-time.ts'
import { FoldedForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { Day, Time } from '../../kit/time.tsx'
import { TimeAnswered } from '../../parts/answer-by.tsx'
import type { FollowProps } from '../follow/follow-props.ts'

/** The student's requests for more time with their answers, and the form for another. */
export function MoreTime(props: FollowProps) {
  const { who, view } = props
  return (
    <>
      {view.timeRequests.map((request) => (
        <TimeRequestShown key={request.id} request={request} />
      ))}
      {mayAskForTime(props) && (
        <FoldedForm who={who} action={`/submissions/${view.id}/time-requests`} summary="Ask for more time to answer">
          <TextField name="until" label="Until which day?" type="date" browserRequires />
          <TextArea name="reason" label="Why do you need it?" help="A sentence is enough." rows={3} browserRequires />
          <button type="submit">Ask for more time</button>
        </FoldedForm>
      )}
    </>
  )
}

/** Whether the student can ask for more time to respond to what was shown last. */
export function mayAskForTime({ view, visibility, now }: Pick<FollowProps, 'view' | 'visibility' | 'now'>): boolean {
  const isAsked = view.timeRequests.some(({ answer }) => !answer)
  const respondBy = view.disclosures.at(-1)?.respondBy ?? null
  return visibility.steps.includes('askForTime') && canAskForTime({ now, respondBy, isAsked })
}

/** A request for more time and what came of it. */
function TimeRequestShown({ request }: { request: FollowProps['view']['timeRequests'][number] }) {
  const { at, untilAsked, reason, answer } = request
  return (
    <div class="sheet">
      <h3>More time</h3>
      <p class="meta">
        Asked <Time at={at} />, until <Day at={untilAsked} />.
      </p>
      <p class="verbatim" dir="auto">
        {reason}
      </p>
      {!answer && <p>This waits for an answer. Nothing is decided before it has one.</p>}
      {answer && <TimeAnswered answer={answer} />}
    </div>
  )
}
