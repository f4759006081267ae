import type { Line } from './lines.ts'

/** A line that leaves less room than this share of the width may have ended because the next word did not fit. */
const slack = 0.92
/** The narrowest column that text is printed in, in letters. */
const leastWidth = 50

/** By index, whether the line before ended although this one’s first word would have fitted. */
export function endsEarly(lines: Line[]): boolean[] {
  const lengths = lines.map(({ text }) => text.length).sort((a, b) => a - b)
  const width = Math.max(leastWidth, lengths[Math.ceil((lengths.length - 1) * 0.95)] ?? 0)
  return lines.map(({ text }, at) => {
    const before = lines[at - 1]
    return !before || before.text.length + 1 + text.search(/\s|$/) < slack * width
  })
}

/**
 * The text with a line feed, in place of one space, before each line that begins a paragraph: no name runs over it. A
 * paragraph begins behind an empty line or a line that ended early, unless `begins` knows better.
 */
export function withParagraphs(flat: string, lines: Line[], begins: (line: Line) => boolean | undefined): string {
  const isEarly = endsEarly(lines)
  const parts: string[] = []
  let from = 0
  for (const [at, line] of lines.entries()) {
    const { start } = line
    if (start === 0 || !(begins(line) ?? (line.afterBlank || isEarly[at]))) continue
    parts.push(flat.slice(from, start - 1), '\n')
    from = start
  }
  return parts.join('') + flat.slice(from)
}
