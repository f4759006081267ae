import { arxivMonth } from './identifiers/arxiv.ts'
import type { Identifier } from './identifiers/identifier.ts'
import { type Place, placedIn } from './place.ts'
import type { Source } from './sources.ts'

/** A year that stands in a source where its publication is said. */
export interface YearPlace extends Place {
  year: number
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const month = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\p{L}{0,6}\\.?'
const dateForms = `\\d{1,2}(?:st|nd|rd|th)? ${month},? \\d{4}|${month} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}-\\d{2}-\\d{2}`
/** A note of when the writer read the source. */
const accessed = new RegExp(
  `(?:accessed|retrieved|viewed|cited|visited|consulted|last access(?:ed)?|date of access|cyrchwyd|abgerufen|zugriff|consulté|consultado|geraadpleegd)(?: on| am| le| el| ar| op)?:? ?(${dateForms}|[^\\s,;)\\]]{0,12} ?\\p{L}{0,12} ?\\d{4})`,
  'giu',
)
const notOutYet = /(?<!\p{L})(?:in press|forthcoming|to appear|im Erscheinen|à paraître|en prensa|accepted)(?!\p{L})/iu
/** Where styles write the year of publication: behind the authors, in the imprint, at the end, before a volume. */
const published = [
  /^.{2,160}?[\p{L}.,)\]*] ?\(((?:1[4-9]|[2-9]\d)\d\d)[a-z]?(?:, [^()]{3,24})?\)/u,
  /^.{2,160}?\p{L}\.? ((?:1[4-9]|2\d)\d\d)[a-z]?\. /u,
  /(?<=[:,] [^:,()]{2,60}, )((?:1[4-9]|2\d)\d\d)[a-z]?(?=[).]|$)/u,
  /\(((?:1[4-9]|2\d)\d\d)\)[.,]?$/u,
  /(?<=\. )((?:1[4-9]|2\d)\d\d)(?: \p{L}{3,9}\.?(?: \d{1,2})?)?; ?\d/u,
  /, ((?:1[4-9]|2\d)\d\d)[.,]?$/u,
]
const fiveDigits = /(?<=[\p{L}.,)] ?)\(((?:19|20)\d{3,5})[a-z]?\)/u

/** Sources whose year of publication lies behind the year of the hand-in, unless they say that they are not out yet. */
export function yearsAfter(sources: Source[], handedIn: Date): YearPlace[] {
  const last = handedIn.getUTCFullYear()
  return sources.flatMap((source) => {
    if (notOutYet.test(source.text)) return []
    const read = blankedReading(source.text)
    const years = published.flatMap((pattern) => {
      const found = pattern.exec(read)
      return found ? [{ year: Number(found[1]), at: found.index + found[0].lastIndexOf(found[1]!) }] : []
    })
    const [first] = years
    if (!first || years.some(({ year }) => year <= last)) return []
    const note = `${first.year} comes after ${last}, the year of the hand-in.`
    return [{ ...placedIn(source, { start: first.at, end: first.at + 4 }, note), year: first.year }]
  })
}

/** Years of five digits and more behind the authors of a source. */
export function impossibleYears(sources: Source[]): Place[] {
  return sources.flatMap((source) => {
    const found = fiveDigits.exec(source.text.slice(0, 200))
    if (!found) return []
    const start = found.index + 1
    return [placedIn(source, { start, end: start + found[1]!.length }, `${found[1]} has more digits than a year has.`)]
  })
}

/** Notes of access, and months in arXiv identifiers, that lie more than a day behind the hand-in. */
export function datesAfter(sources: Source[], identifiers: (source: Source) => Identifier[], handedIn: Date): Place[] {
  const latest = new Date(handedIn.getTime() + 86_400_000).toISOString().slice(0, 10)
  return sources.flatMap((source) => {
    const notes = [...source.text.matchAll(accessed)].flatMap(({ 0: whole, 1: said, index }) => {
      if (earliestOf(said!) <= latest) return []
      const end = index + whole.length
      return [placedIn(source, { start: index, end }, 'This source is said to have been read after the hand-in.')]
    })
    const papers = identifiers(source).flatMap(({ kind, value, start, end, fault }) => {
      const named = kind === 'arxiv' && !fault ? arxivMonth(value) : null
      if (!named || `${named.year}-${String(named.month).padStart(2, '0')}` <= latest.slice(0, 7)) return []
      return [placedIn(source, { start, end }, 'The first four digits name a year and month after the hand-in.')]
    })
    return [...notes, ...papers]
  })
}

/** The earliest day, as `2025-05-03`, that a written date can mean. */
function earliestOf(said: string): string {
  const year = /\d{4}/.exec(said)?.[0] ?? ''
  const iso = /^\d{4}-\d{2}-\d{2}$/.exec(said)?.[0]
  if (iso) return iso
  const named = months.findIndex((name) => said.toLowerCase().includes(name))
  const day = /(?<!\d)\d{1,2}(?!\d)/.exec(said)?.[0] ?? '1'
  return named < 0 ? `${year}-01-01` : `${year}-${String(named + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** The text with spaces over notes of access, so that only other dates are read. */
function blankedReading(text: string): string {
  return text.replace(accessed, (note) => ' '.repeat(note.length))
}
