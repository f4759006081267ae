import { processing, retired } from '../../../domain/submission/status-sets.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { statusLabels, statusMeaning } from '../../kit/labels.ts'
import { Time } from '../../kit/time.tsx'
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
  const moving = processing.includes(status)
  const live = moving ? { 'hx-get': `/submissions/${id}/status`, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' } : {}
  return (
    <section class="sheet" id="status" aria-live="polite" {...live}>
      <h2>{statusLabels[status]}</h2>
      <p>{status === 'released' && coverage.length > 0 ? releasedInPart : statusMeaning[status]}</p>
      {unreadable && status !== 'decided' && <p>{unreadable}</p>}
      {coverage.length > 0 && !retired.includes(status) && <NotRead coverage={coverage} partlyRead={partlyRead} />}
      <p class="meta">
        Since <Time at={since} />.{moving && ' This usually takes less than a minute.'}
      </p>
    </section>
  )
}

/** Said in place of the meaning of `released` where the program did not read everything. */
const releasedInPart =
  'Your work is ready to be marked. The program did not read everything in it; the person who marks it has your file as you sent it.'

/** What the program did not read, and what the student can do about it. */
function NotRead({ coverage, partlyRead }: Pick<StatusProps, 'coverage' | 'partlyRead'>) {
  return (
    <div class="note">
      <p>
        <b>The program did not read everything in your file.</b>{' '}
        {partlyRead && 'So a person looks at the file itself before your work is marked. This says nothing about you. '}
        Your file is kept exactly as you sent it. This was not read:
      </p>
      <UnreadWithAdvice coverage={coverage} />
      {partlyRead && <p>If you can send it in a form that can be read, hand in again: the newer version counts.</p>}
    </div>
  )
}
