import type { Entry } from './entries.ts'

/** What a citation says about its source, as far as the text tells. */
export interface Source {
  /** Names in the citation, in small letters without marks. */
  names: string[]
  /** With its letter, as in “2019a”; empty where none is said. */
  year: string
  /** Of the citation or its entry; empty where there is none. */
  doi: string
  /** The entry in the list of sources, or the note. */
  entry: Entry | null
}

/** Entries of one source in two styles have most of their words in common; two books of one author and year have not. */
const leastAlike = 0.75
/** Shorter words are initials, pages and the like, which styles write in their own ways. */
const shortestWord = 4

/** Whether two citations, each of another work, mean the same source. The most exact thing that both say decides. */
export function isSameSource(one: Source, other: Source): boolean {
  if (one.doi && other.doi) return one.doi === other.doi
  if (one.entry && other.entry) return areAlike(one.entry, other.entry)
  if (one.entry) return isNamedIn(other, one.entry)
  if (other.entry) return isNamedIn(one, other.entry)
  return one.year === other.year && one.names.some((name) => other.names.includes(name))
}

/** Whether an entry has the year and a name that a citation says. */
export function isNamedIn({ names, year }: Pick<Source, 'names' | 'year'>, { words, text }: Entry): boolean {
  return names.some((name) => words.has(name)) && text.includes(year)
}

function areAlike(one: Entry, other: Entry): boolean {
  const [own, others] = [one, other].map(({ words }) => [...words].filter((word) => word.length >= shortestWord))
  const common = own!.filter((word) => other.words.has(word)).length
  return common > 0 && common / Math.min(own!.length, others!.length) >= leastAlike
}
