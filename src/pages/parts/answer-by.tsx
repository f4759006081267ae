import type { Turn } from '../../domain/submission/turn.ts'
import type { WholeView } from '../../flow/submission/present.ts'
import { Day, Time } from '../kit/time.tsx'

/** What waits for the student and until when, as the first thing they read; nothing where nothing waits for them. */
export function AnswerBy({ turn, href }: { turn: Turn; href: string }) {
  if (turn.on !== 'student') return null
  return (
    <p class="lead">
      <a href={href}>
        {turn.until ? <b>Answer by {<Day at={turn.until} />}</b> : <b>{asked[turn.why] ?? 'Please answer'}</b>}
      </a>
    </p>
  )
}

const asked: Partial<Record<Turn['why'], string>> = {
  reflection: 'Write your reflection',
  notice_under_way: 'Please read what your tutor has shown you, and answer',
}

type TimeAnswer = NonNullable<WholeView['timeRequests'][number]['answer']>

/** The answer to a request for more time, with its reason. */
export function TimeAnswered({ answer: { granted, until, reason } }: { answer: TimeAnswer }) {
  return (
    <p>
      <b>{granted ? 'Granted' : 'Refused'}</b>
      {until && (
        <>
          {' until '}
          <Time at={until} />
        </>
      )}
      {reason ? ': ' : '.'}
      <span dir="auto">{reason}</span>
    </p>
  )
}
