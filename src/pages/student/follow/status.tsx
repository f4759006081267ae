import { processing, retired } from '../../../domain/submission/status-sets.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { Time } from '../../kit/time.tsx'
import { Sentence, useWords } from '../../kit/words.tsx'
import { UnreadWithAdvice } from '../../parts/unread.tsx'

interface StatusProps {
  id: string
  status: WholeView['status']
  since: Date
  unreadable: string | null
  coverage: WholeView['coverage']
  partlyRead: boolean
}

/** Where the work stands, in words. While it moves, this part of the page asks again by itself. */
export function StatusShown({ id, status, since, unreadable, coverage, partlyRead }: StatusProps) {
  const { say } = useWords()
  const moving = processing.includes(status)
  const live = moving ? { 'hx-get': `/submissions/${id}/status`, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' } : {}
  return (
    <section class="sheet" id="status" aria-live="polite" {...live}>
      <h2>{say(`labels.status.${status}`)}</h2>
      <p>{say(status === 'released' && coverage.length > 0 ? 'follow.releasedInPart' : `labels.meaning.${status}`)}</p>
      {unreadable && status !== 'decided' && <p>{unreadable}</p>}
      {coverage.length > 0 && !retired.includes(status) && <NotRead coverage={coverage} partlyRead={partlyRead} />}
      <p class="meta">
        <Sentence of={moving ? 'follow.sinceMoving' : 'follow.since'} at={<Time at={since} />} />
      </p>
    </section>
  )
}

/** What the program did not read, and what the student can do about it. */
function NotRead({ coverage, partlyRead }: Pick<StatusProps, 'coverage' | 'partlyRead'>) {
  return (
    <div class="note">
      <p>
        <Sentence of={partlyRead ? 'follow.notReadPerson' : 'follow.notRead'} strong={(text) => <b>{text}</b>} />
      </p>
      <UnreadWithAdvice coverage={coverage} />
      {partlyRead && <p>{useWords().say('follow.sendAgain')}</p>}
    </div>
  )
}
