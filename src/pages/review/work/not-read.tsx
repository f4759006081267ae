import { couldHoldWords, type UnreadKind } from '../../../domain/screening/coverage.ts'
import type { WholeView } from '../../../flow/submission/present.ts'
import { UnreadList } from '../../parts/unread.tsx'
import { pageShowing, type Text, textHref } from './text.ts'

interface NotReadProps {
  view: WholeView
  text: Text
}

/** What the program did not read of the file, with links to where it would stand. */
export function NotRead({ view, text }: NotReadProps) {
  if (!text.coverage.length) return null
  return (
    <div class="note" id="not-read">
      <p>
        <b>The text below is not all that the file holds.</b>{' '}
        {couldHoldWords(text.coverage) &&
          'What is missing could hold words of the student, so please look at the file itself. '}
        No check has seen these parts, and nothing follows from that for the student:
      </p>
      <UnreadList coverage={text.coverage} after={(unread) => <Places view={view} text={text} unread={unread} />} />
    </div>
  )
}

/** The most places that are linked for one kind. */
const mostLinks = 10

function Places({ view, text, unread }: NotReadProps & { unread: UnreadKind }) {
  const gaps = text.coverage.filter(({ kind }) => kind === unread.kind)
  const shownAt = gaps.flatMap(({ page, at }) =>
    page !== null && text.paged ? page : at === null ? [] : pageShowing(text, at) + 1,
  )
  const name = text.paged ? 'page' : 'part'
  return [...new Set(shownAt)].slice(0, mostLinks).map((number) => (
    <>
      {' '}
      <a href={textHref(view, text, { page: number }, 'work')}>
        Look at {name} {number}
      </a>
    </>
  ))
}
