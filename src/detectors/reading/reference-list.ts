import { when } from './dates.ts'
import { beginningOf } from './entries/beginning.ts'
import { entryMark } from './entries/marks.ts'
import type { Line } from './lines.ts'
import { startsWithName } from './people.ts'

/** Whether `text` begins with what stands in an author's place without being a person or an organisation with its year. */
export type BeginsWithAuthor = (text: string) => boolean

/** Longer lines are paragraphs, whatever they begin with. */
const maxWords = 80
/** How far into a line its author, year or link is looked for, in UTF-16 units. */
const reach = 400
/** So many entries in a row are a list wherever they stand behind the first third of a work; at its end two are enough. */
const inARow = 3
const atTheEnd = 2

/** `ChatGPT | 2024 | spelling`: the cells of a table. */
const tableRow = /(?: \| .*| *\t.*){2}/
const quotedOrLinked = /^(?:["'“‘]|https?:|www\.)/
const dated = new RegExp(`^.{3,160}?[ (.,]${when}|^.{3,300}?(?:[ (.,](?:1[5-9]|20)\\d{2}(?!\\p{N})|https?:|doi)`, 'u')
/** A sentence that begins with a citation: `Roy (2019) argues`. */
const sentence = new RegExp(`^.{3,160}?\\(${when}\\)(?:['’]s)? \\p{Ll}{2,}`, 'u')

/**
 * Where a list of sources without a heading begins among `lines`, as an index; -1 where there is none. It is three entries
 * in a row behind the offset `from`, with those right before them; or two at the end, where the lines are the last text.
 */
export function unheadedListIn(
  lines: Line[],
  {
    from,
    isLast,
    beginsWithAuthor,
  }: { from: number; isLast: boolean; beginsWithAuthor?: BeginsWithAuthor | undefined },
): number {
  const entries = lines.map((line) => looksLikeEntry(line, beginsWithAuthor))
  const areEntries = (at: number) => entries.slice(at, at + inARow).filter(Boolean).length === inARow
  const row = lines.findIndex(({ start }, at) => start >= from && areEntries(at))
  let first = row < 0 ? lines.length : row
  while (first > 0 && entries[first - 1]) first--
  const isList = row >= 0 || (isLast && lines.length - first >= atTheEnd)
  return isList ? first : -1
}

/** A line that begins as an entry of a list does and holds a year or a link. */
function looksLikeEntry({ text, words }: Line, beginsWithAuthor?: BeginsWithAuthor): boolean {
  if (words > maxWords || tableRow.test(text)) return false
  const opening = text.slice(0, reach).replaceAll('’', "'")
  const mark = entryMark.exec(opening)?.[0] ?? ''
  const body = opening.slice(mark.length).trimStart()
  const begins =
    mark.startsWith('[') ||
    (mark !== '' && quotedOrLinked.test(body)) ||
    (/^\p{Ll}/u.test(body) ? startsWithName(body, 0) === 'sure' : beginningOf(body, beginsWithAuthor) === 'sure')
  return begins && dated.test(opening) && !sentence.test(opening)
}
