import type { ComponentChildren } from 'preact'
import { type Gap, gapKinds, type UnreadKind, unreadKinds } from '../../domain/screening/coverage.ts'
import { unreadLabel } from '../../domain/screening/coverage-words.ts'

/** What was not read, kind by kind, with what the reader adds; `after` is what follows each. */
export function UnreadList({
  coverage,
  after,
}: {
  coverage: readonly Gap[]
  after?: (unread: UnreadKind) => ComponentChildren
}) {
  return (
    <ul class="unread">
      {unreadKinds(coverage).map((unread) => (
        <li key={unread.kind}>
          {capital(unreadLabel(unread))}. {unread.details.slice(0, mostDetails).join(' ')} {after?.(unread)}
        </li>
      ))}
    </ul>
  )
}

/** The most sentences of a reader that follow one kind. */
const mostDetails = 20

/** The same for the student, with what they can do so that it is read. */
export function UnreadWithAdvice({ coverage }: { coverage: readonly Gap[] }) {
  return <UnreadList coverage={coverage} after={({ kind }) => gapKinds[kind].mend} />
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
