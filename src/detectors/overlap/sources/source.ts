/** What a citation says about its source, as far as the text tells. */
export interface Source {
  /** Names in the citation, in small letters without marks. */
  names: string[]
  /** With its letter, as in “2019a”; empty where none is said. */
  year: string
  doi: string
  /** The entry in the list of sources; empty where there is none. */
  entry: string
}

const doi = /\b10\.\d{4,9}\/[^\s"<>]*[^\s"<>.,;)\]]/i
/** Entries of one source in two styles have most of their words in common; two books of one author and year have not. */
const leastAlike = 0.75

/** The DOI in a text, in small letters; empty where there is none. */
export function doiIn(text: string): string {
  return doi.exec(text)?.[0].toLowerCase() ?? ''
}

/** A word in small letters without marks, as names are compared. */
export function folded(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase()
}

/** Whether two citations, each of another work, mean the same source. The most exact thing that both say decides. */
export function isSameSource(one: Source, other: Source): boolean {
  if (one.doi && other.doi) return one.doi === other.doi
  if (one.entry && other.entry) return areAlike(wordsOf(one.entry), wordsOf(other.entry))
  if (one.entry) return isNamedIn(other, one.entry)
  if (other.entry) return isNamedIn(one, other.entry)
  return one.year === other.year && one.names.some((name) => other.names.includes(name))
}

/** Whether an entry has the year and a name that a citation says. */
export function isNamedIn({ names, year }: Pick<Source, 'names' | 'year'>, entry: string): boolean {
  const words = wordsOf(entry, 2)
  return names.some((name) => words.has(name)) && (year === '' || entry.includes(year))
}

function areAlike(one: Set<string>, other: Set<string>): boolean {
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one]
  return fewer.size > 0 && [...fewer].filter((word) => more.has(word)).length / fewer.size >= leastAlike
}

/** The distinct words of an entry that have at least `least` letters or digits, without its link. */
function wordsOf(entry: string, least = 4): Set<string> {
  const words = folded(entry.replace(/https?:\S+|\bdoi:\S+/gi, '')).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []
  return new Set(words.filter((word) => word.length >= least))
}
