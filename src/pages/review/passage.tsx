import type { WholeView } from '../../flow/submission/present.ts'
import { Quote } from '../parts/evidence.tsx'
import { isShown, pageShowing, type Text, textHref } from './work/text.ts'

type ShownFlag = WholeView['flags'][number]

interface PassageProps {
  item: ShownFlag['evidence'][number]
  href: string | undefined
  /** The most characters that are shown of a quote. */
  longest?: number | undefined
}

/** Evidence with a link to its place; a shared passage stands beside the other text, where that is open to the reader. */
export function Passage({ item, href, longest }: PassageProps) {
  const { match } = item
  if (!match) return <Quote item={item} href={href} longest={longest} />
  return (
    <div class="beside">
      <div>
        <h4>In this work</h4>
        <Quote item={{ ...item, offsets: true }} href={href} longest={longest} />
      </div>
      <div>
        <h4>In the other work</h4>
        {'quote' in match && !match.quote ? (
          <p class="quiet">The other work has been erased, and its words with it.</p>
        ) : 'quote' in match ? (
          <Quote
            item={{ ...match, offsets: true }}
            href={`/review/${match.source}?at=${match.start}#work`}
            longest={longest}
          />
        ) : (
          <p class="quiet">
            There is a match, but the other work is not open to you. The integrity lead can look at both.
          </p>
        )}
      </div>
    </div>
  )
}

/** The address of a passage in the work, where its text can be shown. */
export function hrefOf(
  view: WholeView,
  { id, readerVersion }: ShownFlag,
  index: number,
  start: number | null,
  text: Text | null,
) {
  if (!text || start === null || readerVersion === null) return undefined
  const anchor = `e-${id}-${index}`
  if (readerVersion !== text.readerVersion)
    return textHref(view, { readerVersion, plainBecause: text.plainBecause }, { at: start }, anchor)
  if (!isShown(text, { start, end: start + 1 })) return textHref(view, text, { at: start, plain: true }, anchor)
  return textHref(view, text, { page: pageShowing(text, start) + 1 }, anchor)
}
