import type { Span } from '../../../domain/screening/document.ts'
import type { Name } from '../../ai-tools/name.ts'
import { when } from '../../reading/dates.ts'
import { particle } from '../../reading/people.ts'
import type { Finding } from '../finding.ts'

/** A reference entry or a note: its text, where it begins in the work, and the AI names in it (offsets into its text). */
export interface Entry extends Span {
  text: string
  names: Name[]
  surface: 'reference-list' | 'footnote'
  /** Ranges in italics where the file says so: titles, never authors. Offsets into `text`. */
  italics?: Span[]
}

/** A number with no mark behind it is one when a name follows, which may begin small: `36 da Silva`, `7 xAI`, `9 o3-mini`. */
const bare = `(?= _ )|(?= *\\p{Lu})|(?= (?:${particle} |\\p{Ll}{1,4}[-']?\\p{Lu}|\\p{Ll}\\d|see |cf[. ]|e\\.g\\.|compare ))`
const number = new RegExp(
  `^ *(?:[[(]?\\^?\\d{1,3}(?:[\\])][.):]?|[.):/-](?!\\d)|${bare})|[•▪◦·*–—-](?= )|[†‡§_])? *(?:_ )?`,
  'u',
)
const bareLabel = /^ *\p{Lu}[\p{L}+]{1,7}\d{2}[a-z]?(?=[ :.]) *[:.]? */u
const bracketLabel = /^ *(?:\[[^[\]]{1,90}\]|\([^()]{2,60}\d{4}[a-z]?\)(?= \p{Lu})) */u
const signal = /^(?:see(?: also)?|cf\.?|e\.g\.,?|compare) +/iu
const yearLabel = new RegExp(`^(\\p{Lu}[\\p{L}'-]*).{0,80}? ${when},? (?=(\\p{Lu}[\\p{Lu}'][\\p{L}'-]*))`, 'u')

/** Where an entry begins behind its number, bullet or label: `[19] `, `6 _ `, `[WaCG23] `, `Walsh et al. 2023 WALSH…`. */
export function bodyOf({ text }: Pick<Entry, 'text'>): number {
  let start = number.exec(text)?.[0].length ?? 0
  start += (bracketLabel.exec(text.slice(start)) ?? bareLabel.exec(text.slice(start)))?.[0].length ?? 0
  start += signal.exec(text.slice(start))?.[0].length ?? 0
  const label = yearLabel.exec(text.slice(start))
  if (label?.[1] && label[1].toUpperCase() === label[2]!.toUpperCase()) start += label[0].length
  return start
}

/** Inside italics that are more than the whole entry’s look. */
export function isItalic({ italics = [], text }: Entry, { start, end }: Name): boolean {
  return italics.some((span) => span.start <= start && span.end >= end && span.end - span.start < text.length * 0.8)
}

/** A finding about `name` in `entry`; the year is the first behind `end`, or any. */
export function findingAt(
  entry: Entry,
  name: Name,
  { end }: { end: number },
  rule: Finding['rule'],
  severity: Finding['severity'],
  why: string[],
): Finding {
  return {
    rule,
    severity,
    surface: entry.surface,
    tool: name.tool,
    vendor: name.vendor,
    name: entry.text.slice(name.start, name.end),
    year: yearOf(entry.text, end),
    why,
    start: entry.start + name.start,
    end: entry.start + name.end,
    entry: { start: entry.start, end: entry.end },
    linked: [],
  }
}

const anyYear = /(?<![\p{N}/-])(?:19|20)\d{2}[a-z]?(?![\p{N}])/u
function yearOf(text: string, from: number): string {
  return anyYear.exec(text.slice(from))?.[0] ?? anyYear.exec(text)?.[0] ?? ''
}

/** The tool stands where an author would, as a title: worth a look, no more. */
export function titleFirst(entry: Entry, name: Name, why: string[]): Finding {
  return findingAt(entry, name, name, 'tool-title-first', 'check', why)
}
