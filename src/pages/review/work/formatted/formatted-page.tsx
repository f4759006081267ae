import type { Text } from '../text.ts'
import { marksOn } from '../text-page.tsx'
import type { Place } from '../text-pages.ts'
import { unreadOn } from '../unread-here.ts'
import { headingLevels } from './heading-levels.ts'
import { Node } from './node.tsx'

interface FormattedPageProps {
  /** The submission. */
  id: string
  text: Text
  places: Place[]
  /** From 0. */
  textPage: number
}

/** One part of the work as its program shows it, with the same marks as the plain text. */
export function FormattedPage({ id, text, places, textPage }: FormattedPageProps) {
  const part = text.formatted![textPage]!
  const marks = { ...marksOn(text, places, unreadOn(text, textPage), part.stretches), outline: [] }
  const levels = headingLevels(part.nodes)
  return (
    <article class="text formatted" aria-label={`Part ${textPage + 1} of the text`}>
      {part.nodes.map((node, index) => (
        <Node key={index} node={node} shown={{ id, text: text.text, marks, levels }} />
      ))}
    </article>
  )
}
