import type { Span } from '../../../domain/screening/document.ts'
import type { Line } from '../lines.ts'
import type { BeginsWithAuthor } from '../reference-list.ts'
import { type Beginning, beginningOf, isContinuation } from './beginning.ts'
import { type Layout, layoutOf, type Starts } from './layout.ts'
import { entryMark, markedLines, numberedLines } from './marks.ts'

/** No entry is longer, in UTF-16 units; what is has lost its line ends, and only its beginning can be read as one. */
export const longestEntry = 1500

/** An entry may end so: with a stop, a bracket, a quotation mark, a link or a number. */
const ended = /(?:[.)>\]"'”’/]|\d)$/
/** An entry does not end so: behind a comma, an opening bracket or a joining word something follows. */
const unended = /[,:;&([–—-]$|(?<!\p{L})(?:and|und|et|y|og|och|en|of|the|in|by|from|for)$/u
/** What an entry that is over has: a year, a mark that there is none, or a link. */
const dated = /(?<!\p{N})(?:1[5-9]|20)\d{2}(?!\p{N})|https?:|doi|n\.d\.|s\.f\.|o\. ?J\.|[Ii]n press|[Ff]orthcoming/u

/**
 * Splits the lines of a reference list into entries, as ranges of the text. Numbers that count up begin one each, and so
 * do bullets and labels. Without them the list’s own layout decides: of blank lines, indents, paragraphs of the file
 * (`starts`), lines that end early and single lines, the one that agrees best with the lines that read as beginnings.
 */
export function splitList(lines: Line[], starts: Starts, beginsWithAuthor?: BeginsWithAuthor): Span[] {
  const entries: Entry[] = []
  const begins = beginnerFor(lines, starts, beginsWithAuthor)
  for (const [at, line] of lines.entries()) {
    const open = entries.at(-1)
    if (!open || open.length > longestEntry || begins(open, at)) entries.push(entryOf(line))
    else extend(open, line)
  }
  return entries.map(({ start, end }) => ({ start, end }))
}

/** An entry while it is being read. */
interface Entry extends Span {
  /** Its last line so far. */
  last: string
  isDated: boolean
  length: number
}

function entryOf({ start, end, text }: Line): Entry {
  return { start, end, last: text, isDated: dated.test(text), length: text.length }
}

function extend(entry: Entry, { end, text }: Line): void {
  entry.end = end
  entry.last = text
  entry.isDated ||= dated.test(text)
  entry.length += text.length
}

/** Says whether the line at an index begins an entry behind the one that is open. */
function beginnerFor(lines: Line[], starts: Starts, beginsWithAuthor?: BeginsWithAuthor) {
  const beginnings = lines.map(({ text }, at) => beginningOf(`${text} ${lines[at + 1]?.text ?? ''}`, beginsWithAuthor))
  const numbered = numberedLines(lines)
  const marked = numbered.size > 0 ? numbered : markedLines(lines)
  const lastMarked = Math.max(-1, ...[...marked].slice(-1))
  const layout = layoutOf(lines, starts, beginnings)
  // Among numbered entries one without a number stands only behind the last.
  const standsBehind = (open: Entry, at: number) =>
    at > lastMarked && layout.begins.has(at) && ended.test(open.last) && beginnings[at] === 'sure'
  return (open: Entry, at: number): boolean =>
    marked.size > 0
      ? marked.has(at) || standsBehind(open, at)
      : beginsUnmarked(open, lines[at]!, at, layout, beginnings[at]!)
}

function beginsUnmarked(open: Entry, { text }: Line, at: number, layout: Layout, beginning: Beginning): boolean {
  if (beginning === 'sure' && entryMark.test(text)) return true
  if (unended.test(open.last)) return false
  const isOver = ended.test(open.last) && (open.isDated || layout.isAfterShort[at]!)
  if (!layout.begins.has(at)) return isOver && beginning === 'sure'
  if (layout.isFirm) return (isOver || beginning !== 'no') && !isContinuation(text)
  return beginning === 'sure' ? open.isDated || isOver : beginning === 'maybe' && isOver
}
