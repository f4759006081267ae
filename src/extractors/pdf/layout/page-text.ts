import type { Span, Zone } from '../../../domain/screening/document.ts'
import type { Box, PageContent } from '../page-content.ts'
import { type Direction, directionsOf } from './atoms.ts'
import { hasRightToLeft, logicalOrder } from './bidi.ts'
import { brokenWord } from './broken-words.ts'
import { chunksOf } from './chunks.ts'
import { partColumns } from './columns.ts'
import { inReadingOrder } from './order.ts'
import { type Row, rowsOf } from './rows.ts'
import { spacedOf } from './spacing.ts'

/** A line of a page: its place in the page's text and on the page. `y` is its base line, from the top. */
export interface Line extends Span {
  x: number
  right: number
  y: number
  height: number
  /** Where its letters stand, in order, where the page has links. */
  letters: { x: number; right: number; start: number; end: number }[]
}

/** The text of a page. Each line of it is ended by a new line, but one whose last word goes on in the next. */
export interface PageText {
  text: string
  lines: Line[]
  /** Comments that are laid on the page, and what was read from pictures. */
  zones: Zone[]
}

/**
 * The text of a page in reading order, with what is typed into its form fields and text boxes in place. Where its letters stand
 * is said if it has links, or `withLetters`.
 */
export function pageTextOf(content: PageContent, withLetters = content.links.length > 0): PageText {
  const [main, ...others] = directionsOf(content)
  const page: PageText = { text: '', lines: [], zones: [] }
  const rows = main ? rowsIn(main) : []
  const notes = content.notes.toSorted((a, b) => a.box[1] - b.box[1] || a.box[0] - b.box[0])
  const isLevel = !main || main.angle === 0
  for (const note of isLevel ? notes : []) {
    const size = Math.min(12, note.box[3] - note.box[1])
    const at = rows.findLastIndex((row) => 'chunks' in row && row.y <= note.box[1] + size)
    rows.splice(afterNotes(rows, at + 1), 0, note)
  }
  writeAll(page, rows, withLetters)
  writeAll(page, isLevel ? [] : notes, false)
  for (const direction of others) writeAll(page, rowsIn(direction), false)
  return page
}

type Note = PageContent['notes'][number]

const rowsIn = ({ atoms }: Direction): (Row | Note)[] => inReadingOrder(partColumns(rowsOf(chunksOf(atoms))))

/** Notes that stand after the same row keep their order. */
function afterNotes(rows: (Row | Note)[], at: number) {
  let next = at
  while (next < rows.length && !('chunks' in rows[next]!)) next++
  return next
}

function writeAll(page: PageText, rows: (Row | Note)[], withLetters: boolean) {
  let above: Row | null = null
  for (const row of rows) {
    if ('chunks' in row) writeRow(page, row, above, withLetters)
    else writeNote(page, row)
    above = 'chunks' in row ? row : null
  }
}

function writeRow(page: PageText, row: Row, above: Row | null, withLetters: boolean) {
  const { atoms, gaps } = spacedOf(row)
  const units = atoms.flatMap(({ text }, at) => (gaps[at] ? [gaps[at]!, text] : [text]))
  const drawn = units.join('')
  const isMixed = hasRightToLeft(drawn)
  const words = (isMixed ? logicalOrder(units).join('') : drawn).replace(/\u00ad(?=.)/g, '')
  if (above && follows(row, above)) joinBroken(page, words)
  const start = page.text.length
  const letters: Line['letters'] = []
  if (withLetters && !isMixed && !words.includes('\u00ad')) {
    let at = start
    for (const [index, { x, right, text }] of atoms.entries()) {
      at += gaps[index]!.length
      letters.push({ x, right, start: at, end: at + text.length })
      at += text.length
    }
  }
  // A soft hyphen shows that a word goes on in the next line.
  page.text += words.endsWith('\u00ad') ? words.slice(0, -1) : `${words}\n`
  const end = start + words.length - (words.endsWith('\u00ad') ? 1 : 0)
  page.lines.push({ start, end, x: row.x, right: row.right, y: row.y, height: row.height, letters })
}

/** Whether a row is the next one of the same text: right below in the same type, or at the head of another column. */
function follows(row: Row, above: Row): boolean {
  const isAlike = row.height < 1.15 * above.height && above.height < 1.15 * row.height
  return isAlike && row.y - above.y < 3 * above.height
}

/** Takes out the line end, and where it only parts a word the hyphen, before words that go on with it. */
function joinBroken(page: PageText, words: string) {
  const last = page.lines.at(-1)
  const how = last && brokenWord(page.text.slice(last.start, last.end), words)
  if (!how) return
  last.end -= how === 'join' ? 1 : 0
  page.text = page.text.slice(0, last.end)
  last.letters = last.letters.filter(({ end }) => end <= last.end)
}

function writeNote(page: PageText, { text, box, kind }: Note) {
  const begun = page.text.length
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim())
  for (const [index, line] of lines.entries()) {
    const start = page.text.length
    page.text += `${line}\n`
    page.lines.push({ start, end: start + line.length, ...placeOf(box, index, lines.length), letters: [] })
  }
  if (kind === 'comment' && page.text.length > begun)
    page.zones.push({ kind: 'comment', start: begun, end: page.text.length - 1 })
}

/** About where a line of a box stands. */
function placeOf([left, top, right, bottom]: Box, index: number, count: number) {
  const leading = Math.min(14, (bottom - top) / count)
  return { x: left, right, y: top + (index + 1) * leading, height: 0.8 * leading }
}
