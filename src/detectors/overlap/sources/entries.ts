import type { Span } from '../../../domain/screening/document.ts'
import { splitList } from '../../reading/entries/split.ts'
import { type Line, linesOf } from '../../reading/lines.ts'
import { plainName } from '../../reading/people.ts'
import { referenceLists } from '../../reading/prose/asides.ts'

/** An entry of a list of sources, or a note. */
export interface Entry extends Span {
  text: string
  /** Its distinct words as names are compared, without its link; and those that it begins with. */
  words: Set<string>
  opening: Set<string>
  doi: string
  /** The number it is cited by; its place in the list where the list writes no numbers. */
  number: number
  /** Whether the number is written in the text. */
  isNumbered: boolean
}

/** A title of a list, and what a list may begin with, has no more words than this. */
const longestHeading = 8
/** Where the first author of an entry stands, in UTF-16 units. */
const openingLength = 40
const written = /^(?:[[(](\d{1,3})[\])]|(\d{1,3})(?:[.):]|[ \t])|([¹²³⁰⁴-⁹]{1,3}))/

/** The entries of the lists of sources of `text`, and the notes that begin with a raised number, in order. */
export function entriesOf(text: string): Entry[] {
  const lines = linesOf(text)
  const lists = referenceLists(lines).map((list) =>
    lines.filter(({ start, end }) => start >= list.start && end <= list.end),
  )
  const listed = lists.flatMap((list) => splitList(withoutHeading(list), { offsets: new Set(), guessed: true }))
  const notes = lines.filter((line) => /^[¹²³⁰⁴-⁹]/.test(line.text) && !lists.some((list) => list.includes(line)))
  return [
    ...listed.map((span, index) => entryAt(text, span, index + 1)),
    ...notes.map((note) => entryAt(text, note, 0)),
  ]
}

function withoutHeading(list: Line[]): Line[] {
  const [first] = list
  return first && first.words <= longestHeading && !/\d{4}|https?:/.test(first.text) ? list.slice(1) : list
}

function entryAt(all: string, { start, end }: Span, place: number): Entry {
  const text = all.slice(start, end)
  const [, bracketed, plain, raised] = written.exec(text) ?? []
  const number = bracketed ?? plain ?? (raised && lowered(raised))
  return {
    start,
    end,
    text,
    words: foldedWords(text),
    opening: foldedWords(text.slice(0, openingLength)),
    doi: doiIn(text),
    number: number ? Number(number) : place,
    isNumbered: number !== undefined,
  }
}

/** Raised digits as ordinary ones. */
export function lowered(raised: string): string {
  return raised.replace(/[¹²³⁰⁴-⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit)))
}

const doi = /\b10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;)\]]/i

/** The DOI in a text, in small letters; empty where there is none. */
export function doiIn(text: string): string {
  return doi.exec(text)?.[0].toLowerCase() ?? ''
}

function foldedWords(text: string): Set<string> {
  const plain = plainName(text.replace(/https?:\S+|\bdoi:\S+/gi, ''))
  return new Set(plain.match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu))
}
