import type { Span } from '../../domain/document.ts'
import type { Piece } from './engine.ts'

/** A line of a page: its place in the text and on the page. `y` is its base line, from the top. */
export interface Line extends Span {
  x: number
  right: number
  y: number
  height: number
  pieces: (Piece & { start: number })[]
}

/**
 * Puts the pieces of a page into lines, each ended by a new line, in the order in which the file draws them. `start` is
 * where the page begins in the text. A gap in a line becomes a blank, a wide one (a column of a table) a tab.
 */
export function linesOf(pieces: Piece[], start: number): { text: string; lines: Line[] } {
  const lines: Line[] = []
  const written: string[] = []
  let line: Line | null = null
  let blank = false
  let at = start
  const write = (text: string) => {
    written.push(text)
    at += text.length
  }
  const endLine = () => {
    if (line) lines.push({ ...line, end: at })
    if (line) write('\n')
    line = null
    blank = false
  }

  for (const piece of pieces) {
    // A line is never broken inside a piece, whatever the file's fonts say their letters mean.
    const text = piece.text.replace(/[\r\n\f\v\u2028\u2029]/g, ' ')
    if (text.trim()) {
      if (line && Math.abs(piece.y - line.y) > Math.max(line.height, piece.height)) endLine()
      if (line) write(gapBetween(line, piece, blank))
      line ??= { start: at, end: at, x: piece.x, right: piece.x, y: piece.y, height: 0, pieces: [] }
      line.pieces.push({ ...piece, text, start: at })
      line.right = Math.max(line.right, piece.x + piece.width)
      if (piece.height > line.height) Object.assign(line, { y: piece.y, height: piece.height })
      write(text)
      blank = /\s$/.test(text)
    } else if (text) {
      blank = true
    }
    if (piece.last) endLine()
  }
  endLine()
  return { text: written.join(''), lines }
}

function gapBetween(line: Line, piece: Piece, blank: boolean) {
  const gap = piece.x - line.right
  const last = line.pieces.at(-1)!.text
  if (gap > 2 * Math.max(line.height, piece.height, 1)) return '\t'
  return (blank || gap > 0.2 * piece.height) && !/\s$/.test(last) && !/^\s/.test(piece.text) ? ' ' : ''
}
