import type { ReviewRow } from '../../../db/review/review-list.ts'
import { turnOf } from '../../../domain/submission/turn.ts'
import { Time } from '../../kit/time.tsx'
import { Waiting } from './waiting.tsx'

interface RowProps {
  row: ReviewRow
  kinds: Record<string, string>
  now: Date
}

/** One piece of work on the review list. */
export function ReviewListRow({ row, kinds, now }: RowProps) {
  const { id, title, studentName, attempt, late, receivedAt } = row
  const reasons = reasonsFor(row, kinds)
  return (
    <li class="split">
      <div>
        <h2>
          <a href={`/review/${id}`}>
            <bdi>{studentName ?? `Work ${id.slice(-8)}`}</bdi>
          </a>
        </h2>
        <p>
          <bdi>{title}</bdi>
          {attempt > 1 && `, version ${attempt}`}
          {late && ', after the due date'}
        </p>
        <p class="meta">
          Received <Time at={receivedAt} />
        </p>
      </div>
      <div>
        <p>
          <Waiting turn={turnOf(row, now)} status={row.status} now={now} />
        </p>
        <ul class="chips">
          {reasons.map((reason) => (
            <li key={reason} class="chip">
              {reason}
            </li>
          ))}
        </ul>
      </div>
    </li>
  )
}

type Reasons = Pick<ReviewRow, 'detectors' | 'status' | 'unreadable' | 'partlyRead' | 'concerns' | 'appeal'>

/** Why the work is on the list, as labels. A detector whose label is not in `kinds` is not named. */
export function reasonsFor(
  { detectors, status, unreadable, partlyRead, concerns, appeal }: Reasons,
  kinds: Record<string, string>,
): string[] {
  const named = detectors.flatMap((detector) => kinds[detector] ?? [])
  const reasons = [
    ...(appeal ? [kinds.appeal!] : []),
    ...(status === 'decided' ? [] : named),
    ...(unreadable ? [kinds.unreadable!] : []),
    ...(partlyRead ? [kinds.partly_read!] : []),
    ...(concerns ? [kinds.concern!] : []),
  ]
  if (!reasons.length && status === 'under_review') reasons.push('For a person to read')
  return reasons
}
