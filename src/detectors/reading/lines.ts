import type { Span } from '../../domain/screening/document.ts'

/** A line that holds something, with its surroundings. */
export interface Line extends Span {
  /** Without white space at either end. */
  text: string
  words: number
  /** White space stands before the text, or the clean text says that it did. */
  indented: boolean
  /** An empty line or a page break stands before it, or it is the first. */
  afterBlank: boolean
}

/** The lines of a text, or of a clean text, that hold something, in order, with their places. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let previousEnd = -1
  for (const { 0: raw, index } of text.matchAll(/[^\r\n\v\f]+/g)) {
    const trimmed = raw.trim()
    if (!trimmed) continue
    const start = index + raw.length - raw.trimStart().length
    const gap = previousEnd < 0 ? '' : text.slice(previousEnd, index)
    lines.push({
      text: trimmed,
      start,
      end: start + trimmed.length,
      words: countWords(trimmed),
      indented: start > index || text[index - 1] === '\v',
      afterBlank: previousEnd < 0 || gap.includes('\f') || gap.replace(/\r\n/g, '\n').split(/[\r\n]/).length > 2,
    })
    previousEnd = start + trimmed.length
  }
  return lines
}

/** How many stretches of non-space a text has. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0
}
