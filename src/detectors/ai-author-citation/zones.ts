import type { Span } from '../../domain/document.ts'
import { type Clean, originalSpan } from './normalise.ts'

/** A line of the clean text; `gap`: an empty line stands before it; `indented`: white space begins it. */
export interface Line extends Span {
  gap: boolean
  indented: boolean
}

/** The parts of a work, as ranges of its clean text. What is in none of them is body text. */
export interface Zones {
  /** From the top to the first paragraph of running text. */
  front: Line[]
  /** The lines of each reference list. */
  references: Line[][]
  /** Appendices, transcripts, acknowledgements and statements on AI: where a tool is named as it should be. */
  aside: Span[]
  /** Notes at a page’s foot that a plain text marks by a raised number. */
  notes: Line[]
  /** Notes, comments and headers that the file keeps apart from the body. */
  apart: Span[]
}

const listHeadings =
  'references|reference list|list of references|references cited|reference|bibliography|select bibliography|works cited|work cited|works consulted|sources|sources used|sources cited|list of sources|literature|literature cited|cited literature|further reading|literaturverzeichnis|literatur|quellen|quellenverzeichnis|bibliographie|références|references bibliographiques|références bibliographiques|ouvrages cités|referencias|referencias bibliográficas|bibliografía|bibliografia|referências|referências bibliográficas|obras citadas|riferimenti|riferimenti bibliografici|cyfeiriadau|llyfryddiaeth|litteratur|litteraturliste|litteraturförteckning|referenser|referanser|kilder|källor|lähteet|lähdeluettelo|literatuurlijst|bronnen|literatura|wykaz literatury|kirjandus|viited|daftar pustaka|kaynakça|kaynaklar|tagairtí|leabharliosta'
const appendixHeadings = 'appendix|appendices|annex|annexe|anhang|anexo|allegato|atodiad|transcript|chat transcript'
const statementHeadings =
  'acknowledgements?|acknowledgments?|declaration|ai declaration|ai statement|ai use statement|statement (?:of|on) (?:the )?(?:use of )?(?:ai|artificial intelligence|generative ai).*|use of (?:ai|artificial intelligence|generative ai).*|ai tools? used|reflection|reflective statement|reflection statement'
const otherHeadings =
  'abstract|introduction|conclusions?|discussion|methods?|methodology|results|findings|contents|table of contents|word count.*|footnotes|endnotes|notes|glossary|list of figures|list of tables'

const prefix = '^(?:#{1,6} *)?(?:\\*\\*)?(?:(?:chapter |section )?(?:\\d{1,2}(?:\\.\\d{1,2})*|[ivx]{1,4})[.)]? +)?'
const suffix = ' *(?:\\(.{0,40}\\))? *[:.]?(?:\\*\\*)?$'
const isList = new RegExp(
  `${prefix}(?:${listHeadings})(?: (?:and|&) (?:further reading|bibliography|references|sources))?${suffix}`,
  'iu',
)
const isAppendix = new RegExp(`${prefix}(?:${appendixHeadings})(?![\\p{L}]).{0,70}$`, 'iu')
const isStatement = new RegExp(`${prefix}(?:${statementHeadings})${suffix}`, 'iu')
const isOther = new RegExp(`${prefix}(?:${otherHeadings})${suffix}`, 'iu')

/** Finds the parts of a work by its headings, in the languages that reference lists come in. */
export function zonesOf(clean: Clean, original: string, apart: Span[] = []): Zones {
  const isApart = (line: Line) => apart.some(({ start, end }) => line.start >= start && line.start < end)
  const lines = linesOf(clean.text).filter((line) => apart.length === 0 || !isApart(line))
  const zones: Zones = { front: [], references: [], aside: [], notes: [], apart }
  let zone: 'front' | 'body' | 'references' | 'aside' = 'front'
  for (const line of lines) {
    const text = clean.text.slice(line.start, line.end)
    const kind = text.length <= 90 ? headingOf(text) : null
    if (kind === 'references') zones.references.push([])
    if (kind === 'aside') zones.aside.push({ start: line.start, end: line.end })
    if (kind) {
      zone = kind
      continue
    }
    if (zone === 'front' && (isRunningText(text) || zones.front.length >= 40)) zone = 'body'
    if (zone === 'front') zones.front.push(line)
    if (zone === 'references') zones.references.at(-1)!.push(line)
    if (zone === 'aside') zones.aside.at(-1)!.end = line.end
    if (
      zone !== 'references' &&
      /^[\u00b9\u00b2\u00b3\u2070-\u2079]/.test(
        original.slice(originalSpan(clean, { start: line.start, end: line.start + 1 }).start),
      )
    )
      zones.notes.push(line)
  }
  return zones
}

/** The lines of a clean text. */
export function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\n\v\f]+/g)].flatMap(({ 0: raw, index }) => {
    const words = raw.trim()
    if (!words) return []
    const start = index + raw.indexOf(words)
    const before = text[index - 1]
    return [
      { start, end: start + words.length, gap: !before || before === '\f', indented: before === '\v' || start > index },
    ]
  })
}

function headingOf(text: string): 'body' | 'references' | 'aside' | null {
  if (isList.test(text)) return 'references'
  if (isAppendix.test(text) && !/[.!?]$/.test(text)) return 'aside'
  if (isStatement.test(text)) return 'aside'
  if (isOther.test(text)) return 'body'
  return null
}

function isRunningText(text: string): boolean {
  return text.length > 120 || (text.split(' ').length > 12 && /[.!?]$/.test(text))
}
