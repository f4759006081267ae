import { blanked } from '../reading/spans.ts'
import { identifiersIn } from './identifiers/identifiers.ts'
import { folded } from './names.ts'
import type { Source } from './sources.ts'

/** Shorter words are initials, pages and the like, which styles write in their own ways. */
const shortestWord = 4
/** Two entries with so many of their words in common are one source, where no number tells them apart. */
const leastAlike = 0.85
/** The same for two entries with one DOI: chapters of one book have less in common. */
const leastAlikeWithDoi = 0.6
/** An entry as two of them are compared. */
export interface Compared {
  source: Source
  words: Set<string>
  numbers: string
  link: string
}

/** Whether two entries are one source. */
export function isSame(one: Compared, other: Compared, doi: string, otherDoi: string): boolean {
  if (doi && otherDoi && doi !== otherDoi) return false
  const alike = alikeness(one.words, other.words)
  if (doi && doi === otherDoi) return alike >= leastAlikeWithDoi
  if (one.link && other.link && one.link !== other.link) return false
  return alike >= leastAlike && one.numbers === other.numbers && one.numbers !== ''
}

function alikeness(one: Set<string>, other: Set<string>): number {
  const common = [...one].filter((word) => other.has(word)).length
  return common / Math.max(1, one.size, other.size)
}

/** What of an entry is compared: words, numbers and link apart. */
export function comparedOf(source: Source): Compared {
  const link =
    /https?:\/\/\S+/i
      .exec(source.text)?.[0]
      .toLowerCase()
      .replace(/[.,;)/]+$/, '') ?? ''
  const plain = folded(
    blanked(source.text, identifiersIn(source.lined))
      .replace(/https?:\S+|doi:? ?\S+/gi, ' ')
      .replace(/\(?(?:accessed|retrieved|viewed|available)[^()]*\)?/gi, ' '),
  )
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? []
  return {
    source,
    words: new Set(words.filter((word) => word.length >= shortestWord && !/\d/.test(word))),
    numbers: [...new Set(words.filter((word) => /\d/.test(word)))].sort().join(' '),
    link,
  }
}
