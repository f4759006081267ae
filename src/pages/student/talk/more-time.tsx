import { canAskForTime } from '../../../domain/review/more-time.ts'
import { FoldedForm } from '../../kit/form/post-form.tsx'
import { TextArea, TextField } from '../../kit/form/text-field.tsx'
import { Day, Time } from '../../kit/time.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
import { TimeAnswered } from '../../parts/answer-by.tsx'
import type { FollowProps } from '../follow/follow-props.ts'

/** The student's requests for more time with their answers, and the form for another. */
export function MoreTime(props: FollowProps) {
  const { who, view } = props
  const { say } = useWords()
  return (
    <>
      {view.timeRequests.map((request) => (
        <TimeRequestShown key={request.id} request={request} />
      ))}
      {mayAskForTime(props) && (
        <FoldedForm who={who} action={`/submissions/${view.id}/time-requests`} summary={say('follow.askMoreTime')}>
          <TextField name="until" label={say('follow.untilWhichDay')} type="date" browserRequires />
          <TextArea
            name="reason"
            label={say('follow.whyMoreTime')}
            help={say('follow.sentenceEnough')}
            rows={3}
            browserRequires
          />
          <button type="submit">{say('follow.askForTime')}</button>
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
  const { say } = useWords()
  return (
    <div class="sheet">
      <h3>{say('follow.moreTime')}</h3>
      <p class="meta">
        <Sentence of="follow.timeAsked" at={<Time at={at} />} until={<Day at={untilAsked} />} />
      </p>
      <p class="verbatim" dir="auto">
        {reason}
      </p>
      {!answer && <p>{say('follow.timeWaits')}</p>}
      {answer && <TimeAnswered answer={answer} />}
    </div>
  )
}
