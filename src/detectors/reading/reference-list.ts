import { when } from './dates.ts'
import type { Line } from './lines.ts'
import { nameWord, startsWithName } from './people.ts'

/** Whether `text` begins with what stands in an author's place without being a person or an organisation with its year. */
export type BeginsWithAuthor = (text: string) => boolean

/** Longer lines are paragraphs, whatever they begin with. */
const maxWords = 80
/** How far into a line its author, year or link is looked for, in UTF-16 units. */
const reach = 400
/** So many entries in a row are a list wherever they stand behind the first third of a work; at its end two are enough. */
const inARow = 3
const atTheEnd = 2

/** The number, bullet or label before an entry of a list: `[19] `, `7. `, `• `, `[WaCG 23] `. */
export const entryNumber = /^(?:[[(]\d{1,3}[\])]|\d{1,3}(?:[.)]|(?= _ ))|[•▪◦·*–-] |\[[\p{L}\d+ .()]{3,40}\])/u
/** `Roy, Ann`, as styles without initials begin. */
const givenName = new RegExp(`^${nameWord}, \\p{Lu}\\p{Ll}+(?=[ ,.])`, 'u')
const organisation = new RegExp(`^${nameWord}(?: (?:of|for|and|the|in|de|${nameWord})){0,9}[.,]? \\(${when}\\)`, 'u')
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
  if (words > maxWords) return false
  const opening = text.slice(0, reach).replaceAll('’', "'")
  const number = entryNumber.exec(opening)?.[0] ?? ''
  const body = opening.slice(number.length).trimStart()
  const begins =
    number.startsWith('[') ||
    (number !== '' && quotedOrLinked.test(body)) ||
    startsWithName(body, 0) === 'sure' ||
    givenName.test(body) ||
    organisation.test(body) ||
    beginsWithAuthor?.(body)
  return begins === true && dated.test(opening) && !sentence.test(opening)
}
