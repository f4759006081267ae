import { blanked } from '../../reading/spans.ts'
import { identifiersIn } from '../identifiers/identifiers.ts'
import { type Place, placedIn } from '../place.ts'
import type { Source } from '../sources.ts'
import { blankedReading } from './access-notes.ts'

/** A year that stands in a source where its publication is said. */
export interface YearPlace extends Place {
  year: number
}

const notOutYet = /(?<!\p{L})(?:in press|forthcoming|to appear|im Erscheinen|à paraître|en prensa|accepted)(?!\p{L})/iu
const year = '((?:1[4-9]|2\\d)\\d\\d)(?!\\d)'
const city = '\\p{Lu}[\\p{L}-]+(?: \\p{Lu}[\\p{L}-]+)?'
/** Where styles write the year of publication: behind the authors, in the imprint, beside volume and pages, at the end. */
const published = [
  `^.{2,160}?[\\p{L}.,)\\]*] ?\\(${year}[a-z]?(?:, [^()]{3,24})?\\)`,
  `^.{2,160}?\\p{L}[.,]? ${year}[a-z]?\\. `,
  `\\((?:[^()]{2,60}[,:]? )?${year}[a-z]?\\)`,
  `[.,\\p{L}] ${year}(?: \\p{L}{3,9}\\.?(?: \\d{1,2})?)?; ?\\d`,
  `\\p{L} ${year}, ?\\d{1,3}(?:[ ,(]|$)`,
  `, ${year}(?:, (?:pp?\\.|\\d)|[.,]?$)`,
  `[,.] ${city} ${year}[.,]?$`,
].map((pattern) => new RegExp(pattern, 'u'))
const fiveDigits = /(?<=[\p{L}.,)] ?)\(((?:19|20)\d{3,5})[a-z]?\)/u

/** Sources whose year of publication lies behind the year of the hand-in, unless they say that they are not out yet. */
export function yearsAfter(sources: Source[], handedIn: Date): YearPlace[] {
  const last = handedIn.getUTCFullYear()
  return sources.flatMap((source) => {
    if (notOutYet.test(source.text)) return []
    const read = withoutNumbers(source)
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

/** The text with spaces over notes of access, links and identifiers, which hold other dates and digits. */
function withoutNumbers({ text, lined }: Source): string {
  const links = [...text.matchAll(/(?:https?:|www\.)\S+|(?:doi|arxiv|e?-?is[bs]n|pmid)[ :]*(?=\d)/giu)]
  const spans = links.map(({ 0: link, index }) => ({ start: index, end: index + link.length }))
  return blanked(blankedReading(text), [...spans, ...identifiersIn(lined)]).trimEnd()
}
