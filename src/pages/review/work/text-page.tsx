import type { Span } from '../../../domain/screening/document.ts'
import { markedIn } from './marked.ts'
import { type Marks, Stretch } from './stretch.tsx'
import type { Text } from './text.ts'
import type { Place } from './text-pages.ts'
import { type UnreadHere, unreadOn } from './unread-here.ts'

interface TextPageProps {
  text: Text
  places: Place[]
  /** From 0. */
  textPage: number
}

/**
 * One page of the text; passages of evidence are marked and link to their flags, and what was not read is said where it
 * would stand. Each paragraph has its own direction (`.text` in the style sheet).
 */
export function TextPage({ text, places, textPage }: TextPageProps) {
  const shown = text.textPages[textPage]!
  const unread = unreadOn(text, textPage)
  const isEmpty = shown.end === shown.start
  return (
    <article aria-label={`${text.paged ? 'Page' : 'Part'} ${textPage + 1} of the text`}>
      <UnreadAround unread={isEmpty ? unread : unread.filter(({ at }) => at === null)} />
      {isEmpty ? (
        <p class="quiet">There is no text on this page.</p>
      ) : (
        <p class="text" dir="auto">
          <Stretch text={text.text} span={shown} marks={marksOn(text, places, unread, [shown])} />
        </p>
      )}
    </article>
  )
}

/** What is marked in the stretches of a text that a page shows, in their order. */
export function marksOn(text: Text, places: Place[], unread: UnreadHere[], stretches: Span[]): Marks {
  const touches = ({ start, end }: Span) => stretches.some((one) => one.start < end && one.end > start)
  const here = places.filter(touches)
  return {
    places: here,
    hits: text.hits.map((hit, index) => ({ ...hit, number: index + 1 })).filter(touches),
    unread: unread.flatMap(({ at, words }) => (at === null ? [] : { at: shownAt(at, stretches), words })),
    outline: text.outline,
    ...markedIn(stretches, here),
  }
}

/** The nearest offset to `at` that is shown, at or after it where there is one. */
function shownAt(at: number, stretches: Span[]): number {
  const stretch = stretches.find(({ end }) => end >= at) ?? stretches.at(-1)
  return stretch ? Math.min(Math.max(at, stretch.start), stretch.end) : at
}

/** What was not read on this page, without a place in its text. */
function UnreadAround({ unread }: { unread: UnreadHere[] }) {
  return unread.map(({ words }) => (
    <p key={words} class="unread-here">
      Not read on this page: {words}
    </p>
  ))
}
