import type { Span } from '../../../domain/screening/document.ts'
import { beginsInside } from '../../reading/spans.ts'
import { shortened } from '../duplicates.ts'
import { folded } from '../names.ts'
import type { Place } from '../place.ts'
import type { Sources } from '../sources.ts'
import { authorYearCitations, type Citation } from './author-year.ts'
import { fitOf, type Listed, listedAs } from './listed.ts'
import { numberedOrphans } from './numbered.ts'

/** Citations in the text without an entry, and entries that the text does not cite. */
export interface Orphans {
  withoutEntry: Place[]
  notCited: Place[]
}

const none: Orphans = { withoutEntry: [], notCited: [] }
/** A list of which fewer are found by name is written in a way that is not read here. */
const leastFound = 0.5
/** So many entries are named in the text before the others are told. */
const leastCited = 2

/** Compares the text with its list, both ways; silent where the list or the citations are not understood. */
export function orphansOf(sources: Sources): Orphans {
  const { entries, body, mayHoldMore } = sources
  if (entries.length === 0) return none
  const numbered = numberedOrphans(entries, body)
  if (numbered) return { ...numbered, notCited: mayHoldMore ? [] : numbered.notCited }
  const citations = authorYearCitations(body)
  const listed = entries.map(listedAs)
  const fits = new Map<string, Fit>()
  const judged = citations.map((citation) => {
    const key = `${citation.names.join(' ')} ${citation.year}`
    const fit = fits.get(key) ?? bestFit(citation, listed)
    fits.set(key, fit)
    return { citation, fit }
  })
  const found = judged.filter(({ fit }) => fit.kind === 'whole').length
  const places = placesIn(body)
  const missing = judged.filter(({ citation, fit }) => fit.kind !== 'whole' && isCertain(citation, sources, places))
  if (!isUnderstood(found, missing.length, listed)) return none
  return {
    withoutEntry: missing.map(({ citation, fit }) => ({ ...spanOf(citation), note: noteOf(citation, fit.entry) })),
    notCited: mayHoldMore || found === 0 ? [] : notCited(listed, body),
  }
}

/** The reading is believed where more citations find their entry than not, or where every entry begins with a name and a year. */
function isUnderstood(found: number, missing: number, listed: Listed[]): boolean {
  const isDated = ({ author, years }: Listed) => author.length > 0 && years.length > 0
  return found >= missing || (missing <= 5 && listed.every(isDated))
}

interface Fit {
  kind: ReturnType<typeof fitOf>
  /** The entry that is meant, as far as one is. */
  entry: Listed | null
}

function bestFit(citation: Citation, listed: Listed[]): Fit {
  let named: Listed | null = null
  for (const entry of listed) {
    const kind = fitOf(citation, entry)
    if (kind === 'whole') return { kind, entry }
    if (kind === 'name') named ??= entry
  }
  return { kind: named ? 'name' : 'none', entry: named }
}

/** Whether a citation without an entry is told: not one that may be a place, an event or a film with its year. */
function isCertain({ names, isSure, start, end }: Citation, { italics }: Sources, places: Set<string>): boolean {
  return isSure && !beginsInside({ start, end }, italics) && (names.length > 1 || !places.has(names[0]!))
}

/** Words that the text writes behind “in”, “from” and the like, folded. */
function placesIn(body: string): Set<string> {
  const behind = /(?<!\p{L})(?:in|at|from|near|across|throughout|outside) (\p{Lu}[\p{L}'-]+)(?! ?\()/gu
  return new Set([...body.matchAll(behind)].map(([, word]) => folded(word!)))
}

function noteOf({ year }: Citation, entry: Listed | null): string {
  if (!entry) return 'The list has no entry for this citation.'
  return `The list has this name with another year than ${year}: “${shortened(entry.source.text)}”.`
}

function notCited(listed: Listed[], body: string): Place[] {
  const words = new Set(folded(body).match(/[\p{L}\p{N}]+(?:[-'][\p{L}\p{N}]+)*/gu))
  const isNamed = ({ author, initials, opening }: Listed) =>
    author.length === 0 || author.some((word) => words.has(word)) || isShortened(initials, opening, words)
  const left = listed.filter((entry) => !entry.source.showsTool && !isNamed(entry))
  const cited = listed.length - left.length
  if (cited < leastCited || left.length > listed.length * leastFound) return []
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

const spanOf = ({ start, end }: Span): Span => ({ start, end })
