import { silenceSentence } from '../../../domain/review/more-time.ts'
import type { SubmissionStatus } from '../../../domain/submission/status.ts'
import type { Turn } from '../../../domain/submission/turn.ts'
import { statusLabels } from '../../kit/labels.ts'
import { ageOf, Day, Time } from '../../kit/time.tsx'

/** Whose turn it is and since when, in words. */
export function Waiting({ turn, status, now }: { turn: Turn; status: SubmissionStatus; now: Date }) {
  const { why, since, until } = turn
  const age = ageOf(since, now)
  if (why === 'to_respond') {
    return (
      <>
        Waiting for the student, who has time to respond until <Time at={until!} />. Shown to them {age} ago.{' '}
        {silenceSentence}
      </>
    )
  }
  const sentences = {
    to_read: `Waiting for a tutor, ${age}.`,
    to_answer: `The student has responded; waiting for a tutor, ${age}.`,
    notice_under_way: `Shown to the student ${age} ago. Their time to respond begins when the notice of it arrives.`,
    notice_failed: `The notice to the student did not arrive, or may not have; waiting for a tutor, ${age}. Their time to respond has not begun.`,
    time_asked: `The student asked for more time ${age} ago; waiting for a tutor’s answer.`,
    silence: `The time to respond is over; waiting for a tutor, ${age}. ${silenceSentence}`,
    reflection: `Waiting for the student’s reflection, ${age}.`,
    nothing: `${statusLabels[status]}, ${age}.`,
  }
  return <>{sentences[why]}</>
}

/** The same in a few words, for a list. */
export function ShortWaiting({ turn, status, now }: { turn: Turn; status: SubmissionStatus; now: Date }) {
  const { why, since, until } = turn
  const age = ageOf(since, now)
  if (why === 'to_respond') {
    return (
      <>
        Student’s turn until <Day at={until!} />
      </>
    )
  }
  const words = {
    to_read: `Waiting for a tutor, ${age}`,
    to_answer: `Student answered ${age} ago`,
    notice_under_way: `Shown to the student ${age} ago`,
    notice_failed: `Notice did not arrive, ${age} ago`,
    time_asked: `Student asked for more time ${age} ago`,
    silence: `Time to respond over for ${age}`,
    reflection: `Waiting for the reflection, ${age}`,
    nothing: `${statusLabels[status]}, ${age}`,
  }
  return <>{words[why]}</>
}
