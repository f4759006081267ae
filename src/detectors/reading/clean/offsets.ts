import type { Span } from '../../../domain/screening/document.ts'
import type { Clean, Piece } from './clean.ts'

/** Where a range of the clean text stands in the original, damage inside it included. */
export function originalSpan({ pieces }: Clean, { start, end }: Span): Span {
  const first = pieceAt(pieces, start)
  const last = pieceAt(pieces, end - 1)
  return {
    start: first.plain ? first.start + start - first.at : first.start,
    end: last.plain ? last.start + end - last.at : last.end,
  }
}

/** Where a range of the original stands in the clean text, or null when nothing of it is left. */
export function cleanSpan(clean: Clean, { start, end }: Span): Span | null {
  const first = cleanOffset(clean, start)
  const last = cleanOffset(clean, end)
  return last > first ? { start: first, end: last } : null
}

/** The first clean offset whose origin is at or behind `offset`. */
function cleanOffset({ pieces, text }: Clean, offset: number): number {
  const index = lastIndex(pieces.length, (middle) => pieces[middle]!.start <= offset)
  const piece = pieces[index]
  if (!piece) return 0
  if (piece.start === offset) return piece.at
  if (piece.plain && offset < piece.end) return piece.at + offset - piece.start
  return pieces[index + 1]?.at ?? text.length
}

function pieceAt(pieces: Piece[], at: number): Piece {
  return pieces[lastIndex(pieces.length, (middle) => pieces[middle]!.at <= at)]!
}

/** The last index for which `holds` is true, where it is true up to some point; -1 when it never is. */
function lastIndex(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}
