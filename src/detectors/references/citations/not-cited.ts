import { folded } from '../names.ts'
import type { Place } from '../place.ts'
import type { Listed } from './listed.ts'

/** A list of which fewer are found by name is written in a way that is not read here. */
const leastFound = 0.5
/** So many entries are named in the text before the others are told. */
const leastCited = 2
/** What is shorter, in UTF-16 units, is a part of an entry. */
const shortest = 30

/** The entries whose author the text does not name. `body` is the text without its lists. */
export function notCited(listed: Listed[], body: string): Place[] {
  const words = new Set(folded(body).match(/[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu))
  const isNamed = ({ author, initials, opening }: Listed) =>
    author.length === 0 || author.some((word) => words.has(word)) || isShortened(initials, opening, words)
  const own = listed.filter(
    ({ source, years }) => !source.showsTool && years.length > 0 && source.text.length >= shortest,
  )
  const left = own.filter((entry) => !isNamed(entry))
  if (own.length - left.length < leastCited || left.length > own.length * leastFound) return []
  return left.map(({ source: { start, end } }) => ({
    start,
    end,
    note: 'The text does not name the author of this entry.',
  }))
}

function isShortened(initials: string, opening: Set<string>, words: Set<string>): boolean {
  return (
    (initials.length >= 2 && words.has(initials.toLowerCase())) ||
    [...opening].some((word) => word.length > 3 && words.has(word))
  )
}
