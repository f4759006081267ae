import type { WholeView } from '../../flow/submission/present.ts'
import { Time } from '../kit/time.tsx'

type Answer = NonNullable<WholeView['timeRequests'][number]['answer']>

/** The answer to a request for more time, with its reason. */
export function TimeAnswered({ answer: { granted, until, reason } }: { answer: Answer }) {
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
