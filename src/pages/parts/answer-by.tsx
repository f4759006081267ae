import type { Turn } from '../../domain/submission/turn.ts'
import type { WholeView } from '../../flow/submission/present.ts'
import { Day, Time } from '../kit/time.tsx'
import { Sentence, useWords } from '../kit/words.tsx'

/** What waits for the student and until when, as the first thing they read; nothing where nothing waits for them. */
export function AnswerBy({ turn, href }: { turn: Turn; href: string }) {
  const { say } = useWords()
  if (turn.on !== 'student') return null
  return (
    <p class="lead">
      <a href={href}>
        <b>
          {turn.until ? (
            <Sentence of="home.answerBy" at={<Day at={turn.until} />} />
          ) : (
            say(`home.${asked[turn.why] ?? 'pleaseAnswer'}`)
          )}
        </b>
      </a>
    </p>
  )
}

const asked: Partial<Record<Turn['why'], 'writeReflection' | 'readAndAnswer'>> = {
  reflection: 'writeReflection',
  notice_under_way: 'readAndAnswer',
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
