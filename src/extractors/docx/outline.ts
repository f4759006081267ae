import type { OutlineEntry } from '../../domain/screening/document.ts'
import type { ParagraphStyle } from './looks/styles.ts'
import type { Place } from './place.ts'

/** Counts a paragraph that ends in its list, and says what it is; null for an ordinary one. */
export function markOf({ paragraph, surroundings: { styles, counters } }: Place): Omit<OutlineEntry, 'at'> | null {
  const style = styles.paragraph(paragraph.style)
  const list = paragraph.list ?? style.list
  const depth = Math.min(8, paragraph.depth ?? style.depth ?? 0)
  const label = list && list !== '0' ? counters.next(list, depth) : ''
  const heading = headingLevel(paragraph.outlineLevel, style)
  if (heading !== null) return { heading, depth: 0, label }
  return list && list !== '0' ? { heading: null, depth, label } : null
}

/** The level of a heading, 1 for the highest; the styles that Word brings along are known by their names. */
function headingLevel(own: number | undefined, style: ParagraphStyle): number | null {
  const named = /^(?:heading (\d)|title)$/i.exec(style.name ?? '')
  const level = own ?? style.outlineLevel ?? (named ? Number(named[1] ?? 1) - 1 : 9)
  return level >= 0 && level < 9 ? level + 1 : null
}
