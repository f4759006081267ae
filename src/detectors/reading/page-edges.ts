import type { Span } from '../../domain/screening/document.ts'
import { headingOf } from './headings.ts'

/** Longer lines at a page's edge are text, whatever they repeat. */
const maxLength = 100

/**
 * Page numbers and running titles: first or last lines of a page that are a number, or that stand on other pages too,
 * numbers aside. They would otherwise stand in the middle of an entry that runs over the page. A heading that comes again
 * on the next pages, as “References” over a long list, stays where it stands first. Offsets into `text`.
 */
export function pageEdges(text: string, pages: Span[]): Span[] {
  const edges = (pages.length > 0 ? pages : formFeeds(text)).flatMap((page) => edgesOf(text, page))
  const counts = new Map<string, number>()
  for (const edge of edges) counts.set(keyOf(text, edge), (counts.get(keyOf(text, edge)) ?? 0) + 1)
  const seen = new Set<string>()
  return edges
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      const key = keyOf(text, { start, end })
      if (!/\p{L}/u.test(key)) return true
      const isHeading = !seen.has(key) && headingOf(text.slice(start, end).trim()) !== null
      seen.add(key)
      return counts.get(key)! > 1 && !isHeading
    })
}

/** The first and the last line of a page that has more than two. */
function edgesOf(text: string, { start, end }: Span): Span[] {
  const lines = [...text.slice(start, end).matchAll(/[^\n\f]*\S[^\n\f]*/g)]
  if (lines.length < 3) return []
  return [lines[0]!, lines.at(-1)!]
    .map(({ 0: line, index }) => ({ start: start + index, end: start + index + line.length }))
    .filter((line) => line.end - line.start <= maxLength)
}

/** The line without its page number; a line of nothing else is empty. A year in a sentence is not a page number. */
function keyOf(text: string, { start, end }: Span): string {
  return text
    .slice(start, end)
    .replace(/(?<!\p{N})\d{1,4}(?!\p{N})/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function formFeeds(text: string): Span[] {
  if (!text.includes('\f')) return []
  let start = 0
  return text.split('\f').map((page) => {
    const span = { start, end: start + page.length }
    start = span.end + 1
    return span
  })
}
