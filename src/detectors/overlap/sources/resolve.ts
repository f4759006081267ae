import type { Span } from '../../../domain/screening/document.ts'
import { numbersOf } from '../../reading/number-ranges.ts'
import { plainName } from '../../reading/people.ts'
import { doiIn, type Entry, lowered } from './entries.ts'
import { isNamedIn, type Source } from './source.ts'

const yearIn = /(?<!\p{N})(?:1[5-9]|20)\d\d[a-z]?(?!\p{N})|n\.\s?d\./u
const numbers = /^[[(]?(\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*)[\])]?$/
/** A range of numbers stands for so many sources at most. */
const mostNumbers = 51
/** How far before a year in brackets its author is looked for, in UTF-16 units. */
const lead = 90
/** Words that join the names of authors, or stand inside the names of bodies. */
const joins = /^(?:and|und|et|y|e|a|&|of|for|the|al\.?|van|von|der|den|de|di|la)$/
/** Capitals at the beginning of a sentence or a citation that are no names. */
const noNames = new Set(
  'as in for but while when see also cf and or the by both thus here similarly however'.split(' '),
)

/** The sources that the citation at `pointer` means; none where nothing tells. */
export function sourcesAt(text: string, pointer: Span, entries: Entry[]): Source[] {
  const cited = text.slice(pointer.start, pointer.end)
  const counted = numbers.exec(lowered(cited))?.[1]
  if (counted && !yearIn.test(cited)) return numberedSources(counted, entries, /^[[¹²³⁰⁴-⁹]/.test(cited))
  const isBracket = /^[([]/.test(cited)
  const inside = isBracket ? cited.slice(1, -1).split(';') : [cited]
  return inside.flatMap((part) => {
    const year = yearIn.exec(part)?.[0] ?? ''
    const own = namesIn(part.split(/\s+/))
    const names = own.length > 0 ? own : year ? namesBefore(text, pointer.start) : []
    const link = doiIn(part) || /^https?:\S+/.exec(part)?.[0] || ''
    if (names.length === 0 && !link) return []
    const entry = entryFor({ names, year }, link, entries)
    return [{ names, year, doi: doiIn(part) || (entry?.doi ?? ''), entry }]
  })
}

/** The sources by number. Where no number is written, the order of the list counts, for marks that can be nothing else. */
function numberedSources(counted: string, entries: Entry[], isMark: boolean): Source[] {
  const wanted = new Set(counted.split(/[,;]/).flatMap((part) => numbersOf(part, mostNumbers)))
  const isWritten = entries.some(({ isNumbered }) => isNumbered)
  return entries
    .filter(({ number, isNumbered }) => wanted.has(number) && (isWritten ? isNumbered : isMark))
    .map((entry) => ({ names: [], year: '', doi: entry.doi, entry }))
}

/** The entry that a citation means: one that begins with its name before one that only holds it. */
function entryFor(cited: Pick<Source, 'names' | 'year'>, link: string, entries: Entry[]): Entry | null {
  const linked = link && entries.find(({ text }) => text.toLowerCase().includes(link.toLowerCase()))
  if (linked) return linked
  const named = entries.filter((entry) => isNamedIn(cited, entry))
  return named.find(({ opening }) => cited.names.some((name) => opening.has(name))) ?? named[0] ?? null
}

/** The names that end right before `at`, as in “Smith and Jones (2019)”. */
function namesBefore(text: string, at: number): string[] {
  const words = text
    .slice(Math.max(0, at - lead), at)
    .trim()
    .split(/\s+/)
  const last = words.findLastIndex((word) => !/^["'“‘]?\p{Lu}/u.test(word) && !joins.test(word))
  return namesIn(words.slice(last + 1))
}

function namesIn(words: string[]): string[] {
  return words
    .map((word) => /^["'“‘]?(\p{Lu}[\p{L}\p{M}'’-]+)/u.exec(word)?.[1]?.replace(/['’]s$/, '') ?? '')
    .map(plainName)
    .filter((name) => name.length > 1 && !noNames.has(name))
}
