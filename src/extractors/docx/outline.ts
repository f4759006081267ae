import type { OutlineEntry } from '../../domain/screening/document.ts'
import type { ParagraphStyle } from './looks/styles.ts'
import type { Place } from './place.ts'

/** What a paragraph is by its own properties, or else by its style: a heading, or an item of a list. */
export interface Standing {
  /** The list that it belongs to; `0` takes it out of the list of its style. */
  list?: string
  depth?: number
  /** The level of a heading, 0 for the highest; 9 is body text (ECMA-376-1, 17.3.1.20). */
  outlineLevel?: number
}

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

/** Takes a property of a paragraph or a style that says what it is. */
export function takeStanding(name: string, value: string | undefined, standing: Standing) {
  if (name === 'w:numId' && value !== undefined) standing.list = value
  if (name === 'w:ilvl') standing.depth = Number(value) || 0
  if (name === 'w:outlineLvl') standing.outlineLevel = Number(value) || 0
}
