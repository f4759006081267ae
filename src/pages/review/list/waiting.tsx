import type { ReviewRow } from '../../../db/review/review-list.ts'
import type { SubmissionStatus } from '../../../domain/submission/status.ts'
import { turnOf } from '../../../flow/submission/turn.ts'
import { statusLabels } from '../../kit/labels.ts'
import { ageOf, Time } from '../../kit/time.tsx'

/** Whose turn it is and since when, in words. */
export function Waiting({ row, now }: { row: Pick<ReviewRow, keyof Parameters<typeof turnOf>[0]>; now: Date }) {
  const { why, since, until } = turnOf(row, now)
  const age = ageOf(since, now)
  if (why === 'to_respond') {
    return (
      <>
        Waits for the student, who has time to respond until <Time at={until!} />. Shown to them {age} ago.
      </>
    )
  }
  const sentences = {
    to_read: `Waits for a tutor for ${age}.`,
    to_answer: `The student has responded; waits for a tutor for ${age}.`,
    silence: `The time to respond is over; waits for a tutor for ${age}. Silence is not agreement.`,
    reflection: `Waits for the student’s reflection for ${age}.`,
    nothing: `${statusLabels[row.status as SubmissionStatus]} for ${age}.`,
  }
  return <>{sentences[why]}</>
}
