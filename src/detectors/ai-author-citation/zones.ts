import type { Span } from '../../domain/screening/document.ts'
import { type Clean, originalSpan } from '../reading/clean/clean.ts'
import { headingOf } from '../reading/headings.ts'

/** A line of the clean text; `gap`: an empty line stands before it; `indented`: white space begins it. */
export interface Line extends Span {
  gap: boolean
  indented: boolean
}

/** The parts of a work, as ranges of its clean text. */
export interface Zones {
  /** From the top to the first paragraph of running text. */
  front: Line[]
  /** The front and all running text. */
  body: Line[]
  /** The lines of each reference list. */
  references: Line[][]
  /** Appendices, transcripts, acknowledgements and statements on AI: where a tool is named as it should be. */
  aside: Span[]
  /** Notes at a page’s foot that a plain text marks by a raised number. */
  notes: Line[]
  /** Notes, comments and headers that the file keeps apart from the body. */
  apart: Span[]
}

/** An acknowledgement or a statement on AI is a paragraph or two; what goes on longer has lost its next heading. */
const longestStatement = 1500

/** Finds the parts of a work by its headings. */
export function zonesOf(clean: Clean, original: string, apart: Span[] = []): Zones {
  const isApart = (line: Line) => apart.some(({ start, end }) => line.start >= start && line.start < end)
  const lines = linesOf(clean.text).filter((line) => apart.length === 0 || !isApart(line))
  const textOf = ({ start, end }: Span) => clean.text.slice(start, end)
  const headings = lines.map((line) => headingOf(textOf(line)))
  const last = new Map(lines.flatMap((line, index) => (headings[index] ? [[textOf(line).toLowerCase(), index]] : [])))
  const zones: Zones = { front: [], body: [], references: [], aside: [], notes: [], apart }

  let zone: 'front' | 'body' | 'references' | 'appendix' | 'statement' = 'front'
  for (const [index, line] of lines.entries()) {
    const text = textOf(line)
    const next = lines[index + 1]
    const isRepeated = last.get(text.toLowerCase()) !== index && (!next || !hasYear(textOf(next)))
    // A line of a table of contents: another heading follows at once, or the heading itself comes again.
    const isContents = headings[index + 1] || isRepeated
    const heading = isContents ? null : headings[index]
    if (heading) {
      const isChapter = heading === 'weak references' && next && isRunningText(textOf(next)) && !hasYear(textOf(next))
      zone = isChapter ? 'body' : heading === 'weak references' ? 'references' : heading
      if (zone === 'references') zones.references.push([])
      if (zone === 'appendix' || zone === 'statement') zones.aside.push({ start: line.start, end: line.end })
      continue
    }
    if (zone === 'statement' && line.end - zones.aside.at(-1)!.start > longestStatement) zone = 'body'
    if (zone === 'front' && (isRunningText(text) || zones.front.length >= 40)) zone = 'body'

    if (zone === 'front') zones.front.push(line)
    if (zone === 'front' || zone === 'body') zones.body.push(line)
    if (zone === 'references') zones.references.at(-1)!.push(line)
    else if (/[\u00b9\u00b2\u00b3\u2070-\u2079]/.test(original[originOf(clean, line)]!)) zones.notes.push(line)
    if (zone === 'appendix' || zone === 'statement') zones.aside.at(-1)!.end = line.end
  }
  return zones
}

function originOf(clean: Clean, { start }: Line): number {
  return originalSpan(clean, { start, end: start + 1 }).start
}

function hasYear(text: string): boolean {
  return /(?<!\p{N})(?:19|20)\d{2}(?!\p{N})|https?:|n\.d\./u.test(text)
}

/** The lines of a clean text. */
export function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n\v\f]+/g)].flatMap(({ 0: raw, index }) => {
    const words = raw.trim()
    if (!words) return []
    const start = index + raw.indexOf(words)
    const before = text[index - 1]
    return [
      { start, end: start + words.length, gap: !before || before === '\f', indented: before === '\v' || start > index },
    ]
  })
}

function isRunningText(text: string): boolean {
  return text.length > 120 || (text.split(' ').length > 12 && /[.!?]$/.test(text))
}
