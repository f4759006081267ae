import type { Document } from '../../domain/screening/document.ts'
import type { PageContent } from './engine.ts'
import type { Line } from './lines.ts'

/** Places the links of a page on the words they lie over, whole words at a time. */
export function linksOn({ links }: PageContent, lines: Line[], text: string): Document['links'] {
  return links.flatMap(({ href, box }) => {
    const [left, right] = [Math.min(box[0], box[2]), Math.max(box[0], box[2])]
    const [top, bottom] = [Math.min(box[1], box[3]), Math.max(box[1], box[3])]
    const under = lines.filter((line) => line.y > top && line.y - line.height / 2 < bottom)
    return under.flatMap((line) => {
      const pieces = line.pieces.filter((piece) => piece.x < right - 1 && piece.x + piece.width > left + 1)
      const [first, last] = [pieces[0], pieces.at(-1)]
      if (!first || !last || !/^(https?|mailto):/i.test(href)) return []
      const start = offsetAt(first, left + 1)
      const end = offsetAt(last, right - 1)
      const before = /\S*$/.exec(text.slice(line.start, start))![0].length
      const after = /^\S*/.exec(text.slice(end, line.end))![0].length
      return end + after > start - before ? [{ start: start - before, end: end + after, href }] : []
    })
  })
}

/** About which character of a piece is at `x`: letters differ in width, so the caller takes whole words. */
function offsetAt(piece: Line['pieces'][number], x: number) {
  const share = Math.min(1, Math.max(0, (x - piece.x) / piece.width))
  return piece.start + Math.round(share * piece.text.length)
}
