import type { Document } from '../../../domain/screening/document.ts'
import type { PageContent } from '../page-content.ts'
import type { Line, PageText } from './page-text.ts'

/** Places the links of a page on the words they lie over, whole words at a time; offsets are within the page's text. */
export function linksOn({ links }: PageContent, { lines, text }: PageText): Document['links'] {
  return links.flatMap(({ href, box: [left, top, right, bottom] }) => {
    if (!/^(https?|mailto):/i.test(href)) return []
    const under = lines.filter((line) => line.y > top && line.y - line.height / 2 < bottom)
    return under.flatMap((line) => wordsUnder(line, text, left + 1, right - 1).map((span) => ({ ...span, href })))
  })
}

function wordsUnder(line: Line, text: string, left: number, right: number) {
  const letters = line.letters.filter((it) => it.x < right && it.right > left)
  const [first, last] = [letters[0], letters.at(-1)]
  if (!first || !last) return []
  const before = /\S*$/.exec(text.slice(line.start, first.start))![0].length
  const after = /^\S*/.exec(text.slice(last.end, line.end))![0].length
  return [{ start: first.start - before, end: last.end + after }]
}
