import { blanked } from '../../reading/spans.ts'
import { identifiersIn } from '../identifiers/identifiers.ts'
import { folded } from '../names.ts'
import type { Source } from '../sources.ts'
import type { Citation } from './author-year.ts'

/** An entry as a citation by name and year finds it. */
export interface Listed {
  source: Source
  /** The words of the first author, folded; none where the entry begins with a title. */
  author: string[]
  /** The words up to its year, and all its words, folded. */
  opening: Set<string>
  words: Set<string>
  /** The first letters of the capitalised words at the beginning, as an abbreviation writes them. */
  initials: string
  years: string[]
}

const yearIn = /(?<!\p{N})(?:1[5-9]|20)\d{2}(?!\p{N})/gu
/** How far into an entry its authors stand, in UTF-16 units, where no year ends them. */
const openingLength = 120

export function listedAs(source: Source): Listed {
  const text = blanked(source.text, identifiersIn(source.lined)).replace(/https?:\S+|doi:? ?\S+/gi, ' ')
  const firstYear = text.search(yearIn)
  const opening = text.slice(0, firstYear > 0 ? Math.min(firstYear, 300) : openingLength)
  const [author = ''] = /^[^"“‘,.(:;&\d]{2,80}/u.exec(opening) ?? []
  return {
    source,
    author: /^\p{L}/u.test(author) ? wordsOf(author).filter((word) => word.length > 1) : [],
    opening: new Set(wordsOf(opening)),
    words: new Set(wordsOf(text)),
    initials: (opening.match(/(?<![\p{L}.])\p{Lu}(?=\p{L})/gu) ?? []).join(''),
    years: text.match(yearIn) ?? [],
  }
}

/** How an entry fits a citation: by name and year, by its name alone, or not at all. */
export function fitOf({ names, year }: Citation, entry: Listed): 'whole' | 'name' | 'none' {
  const isNamed = names.some((name) => entry.words.has(name)) || isAbbreviated(names, entry)
  if (!isNamed) return 'none'
  const isYear = year === '' || entry.years.length === 0 || entry.years.includes(year)
  if (isYear) return 'whole'
  return entry.opening.has(names[0]!) ? 'name' : 'none'
}

/** `(NHS, 2019)` for an entry of the National Health Service, and the other way round. */
function isAbbreviated(names: string[], { initials, opening }: Listed): boolean {
  const [first = ''] = names
  const whole = names.map((name) => name[0]).join('')
  return (
    (first.length >= 2 && first.length <= 8 && initials.toLowerCase().includes(first)) ||
    (names.length >= 2 && opening.has(whole))
  )
}

function wordsOf(text: string): string[] {
  return folded(text).match(/(?:\p{L}{1,4}')?[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu) ?? []
}
