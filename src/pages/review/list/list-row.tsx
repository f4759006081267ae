import type { ReviewRow } from '../../../db/review/review-list.ts'
import { turnOf } from '../../../domain/submission/turn.ts'
import { Day } from '../../kit/time.tsx'
import { ShortWaiting } from './waiting.tsx'

interface RowProps {
  row: ReviewRow
  kinds: Record<string, string>
  /** Whether the row can be ticked. */
  selects: boolean
  now: Date
}

/** One piece of work on the review list, in one line where the screen is wide enough. */
export function ReviewListRow({ row, kinds, selects, now }: RowProps) {
  const { id, title, studentName, attempt, late, receivedAt, assignee } = row
  const name = studentName ?? `Work ${id.slice(-8)}`
  const reasons = reasonsFor(row, kinds)
  return (
    <li data-row>
      <span class="tick">
        {selects && (
          <input type="checkbox" name="id" value={id} form="selection" aria-label={`Select ${name}, ${title}`} />
        )}
      </span>
      <h2>
        <a href={`/review/${id}`}>
          <bdi>{name}</bdi>
        </a>
      </h2>
      <p class="one-line" title={title}>
        <bdi>{title}</bdi>
        {attempt > 1 && `, version ${attempt}`}
        {late && ', after the due date'}
      </p>
      <p class="one-line" title={reasons.join(', ')}>
        {reasons.map((reason) => (
          <span key={reason} class="chip">
            {reason}
          </span>
        ))}
      </p>
      <p class="one-line">
        <ShortWaiting turn={turnOf(row, now)} status={row.status} now={now} />
      </p>
      <p class="one-line meta">
        {assignee && (
          <>
            For <bdi>{assignee.name}</bdi>
          </>
        )}
      </p>
      <p class="one-line meta">
        <span class="visually-hidden">Received </span>
        <Day at={receivedAt} />
      </p>
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
