import type { Span } from '../../domain/screening/document.ts'

/** A line that holds something, with its surroundings. */
export interface Line extends Span {
  /** Without white space at either end. */
  text: string
  words: number
  /** Columns of white space before the text; a tab counts as four. */
  indent: number
  /** An empty line or a page break stands before it, or it is the first. */
  afterBlank: boolean
}

/** The lines of a text that hold something, in order, with their places. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let previousEnd = -1
  for (const { 0: raw, index } of text.matchAll(/[^\r\n\f]+/g)) {
    const trimmed = raw.trim()
    if (!trimmed) continue
    const lead = raw.length - raw.trimStart().length
    const start = index + lead
    const gap = previousEnd < 0 ? '' : text.slice(previousEnd, index)
    lines.push({
      text: trimmed,
      start,
      end: start + trimmed.length,
      words: countWords(trimmed),
      indent: columns(raw, lead),
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

function columns(raw: string, lead: number) {
  let width = 0
  for (let at = 0; at < lead; at++) width += raw[at] === '\t' ? 4 : 1
  return width
}
