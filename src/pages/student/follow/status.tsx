import { processing } from '../../../domain/submission/status-sets.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { statusLabels, statusMeaning } from '../../kit/labels.ts'
import { Time } from '../../kit/time.tsx'

interface StatusProps {
  id: string
  status: WholeView['status']
  since: Date
  unreadable: string | null
}

/** Where the work stands, in words. While it moves, this part of the page asks again by itself. */
export function StatusShown({ id, status, since, unreadable }: StatusProps) {
  const moving = processing.includes(status)
  const live = moving ? { 'hx-get': `/submissions/${id}/status`, 'hx-trigger': 'every 2s', 'hx-swap': 'outerHTML' } : {}
  return (
    <section class="sheet" id="status" aria-live="polite" {...live}>
      <h2>{statusLabels[status]}</h2>
      <p>{statusMeaning[status]}</p>
      {unreadable && status !== 'decided' && <p>{unreadable}</p>}
      <p class="meta">
        Since <Time at={since} />.{moving && ' This usually takes less than a minute.'}
      </p>
    </section>
  )
}
