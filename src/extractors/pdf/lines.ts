import type { Span } from '../../domain/screening/document.ts'
import type { Piece } from './engine.ts'

/** A line of a page: its place in the text and on the page. `y` is its base line, from the top. */
export interface Line extends Span {
  x: number
  right: number
  y: number
  height: number
  pieces: (Piece & { start: number })[]
}

/** A piece on its line, and whether the file wrote a blank ahead of it. */
type Placed = Piece & { spaced: boolean }

/**
 * Puts the pieces of a page into lines, each ended by a new line, in the order in which the file draws them. `start` is
 * where the page begins in the text. A gap in a line becomes a blank, a wide one (a column of a table) a tab.
 */
export function linesOf(pieces: Piece[], start: number): { text: string; lines: Line[] } {
  const lines: Line[] = []
  const written: string[] = []
  let at = start
  for (const group of groupsOf(pieces)) {
    const gaps = gapsIn(group)
    const begun = at
    const placed = group.map((piece, index) => {
      const gap = gaps[index] ?? ''
      written.push(gap, piece.text)
      at += gap.length + piece.text.length
      return { ...piece, start: at - piece.text.length }
    })
    lines.push(lineOf(placed, begun, at))
    written.push('\n')
    at += 1
  }
  return { text: written.join(''), lines }
}

/** The pieces on one line, without those that are blank. */
function groupsOf(pieces: Piece[]): Placed[][] {
  const groups: Placed[][] = []
  let group: Placed[] = []
  let [y, height] = [0, 0]
  let spaced = false
  for (const piece of pieces) {
    if (piece.text.trim()) {
      if (group.length > 0 && Math.abs(piece.y - y) > Math.max(height, piece.height)) {
        groups.push(group)
        group = []
      }
      if (group.length === 0 || piece.height > height) [y, height] = [piece.y, piece.height]
      // A line is never broken inside a piece, whatever the file's fonts say their letters mean.
      group.push({ ...piece, spaced, text: piece.text.replace(/[\r\n\f\v\u2028\u2029]/g, ' ') })
      spaced = false
    } else if (piece.text) {
      spaced = true
    }
    if (piece.last && group.length > 0) {
      groups.push(group)
      group = []
    }
  }
  return group.length > 0 ? [...groups, group] : groups
}

function lineOf(pieces: Line['pieces'], start: number, end: number): Line {
  const tallest = pieces.reduce((tall, piece) => (piece.height > tall.height ? piece : tall))
  const right = pieces.reduce((edge, piece) => Math.max(edge, piece.x + piece.width), pieces[0]!.x)
  return { start, end, x: pieces[0]!.x, right, y: tallest.y, height: tallest.height, pieces }
}

/** The white space ahead of each piece of a line. */
function gapsIn(group: Placed[]): string[] {
  const widths = group.map((piece, index) => {
    const before = group[index - 1]
    return before ? piece.x - before.x - before.width : 0
  })
  const isStretched = areEven(widths.slice(1))
  return group.map((piece, index) => {
    const before = group[index - 1]
    if (!before) return ''
    if (widths[index]! > 2 * Math.max(before.height, piece.height, 1) && !isStretched) return '\t'
    const touches = /\s$/.test(before.text) || /^\s/.test(piece.text)
    return !touches && (piece.spaced || widths[index]! > 0.2 * piece.height) ? ' ' : ''
  })
}

/** Gaps of one width are those of a line stretched to the margin; the columns of a table leave uneven ones. */
function areEven(widths: number[]) {
  return widths.length > 2 && Math.max(...widths) < 1.3 * Math.min(...widths)
}
