import type { Reference } from '../../domain/screening/detector.ts'
import type { Document } from '../../domain/screening/document.ts'
import { originalSpan } from '../reading/clean/offsets.ts'
import { blankedReading } from './dates/access-notes.ts'
import { identifiersIn } from './identifiers/identifiers.ts'
import { type Source, type Sources, sourcesOf } from './sources.ts'

const links = /(?:https?:\/\/|www\.|doi\.org\/|doi: ?)\S+/giu
const availability =
  /(?:available (?:at|from|online)|retrieved from|\[online\]|\[accessed[^\]]*\]|\(accessed[^)]*\)) ?:?/giu
/** Volume and issue, volume and pages, a collection of talks. */
const journal =
  /\d ?\(\d{1,4}(?:[-–]\d{1,4})?\)|(?<!\p{L})vol\.? ?\d|(?:19|20)\d{2}(?: \p{L}{3}(?: \d{1,2})?)?; ?\d+|, \d{1,4}[,:] ?(?:pp?\.? ?)?e?\d+ ?[–-] ?\d+|(?<!\p{L})proc(?:eedings|\.)|(?<!\p{L})journal(?!\p{L})/iu

/** The sources of a document that a look-up may be asked about; those that show an AI tool are none. */
export function referencesIn(document: Document): Reference[] {
  const sources = sourcesOf(document)
  return sources
    ? sources.entries.filter(({ showsTool }) => !showsTool).map((entry) => referenceOf(entry, sources))
    : []
}

function referenceOf(entry: Source, { cleaned }: Sources): Reference {
  const dois = doisOf(entry)
  const text = blankedReading(entry.text).replace(links, ' ').replace(availability, ' ').replace(/ +/g, ' ').trim()
  const isBook = identifiersIn(entry.lined).some(({ kind }) => kind === 'isbn')
  return {
    ...originalSpan(cleaned, entry),
    text,
    dois,
    title: titleIn(text),
    isPaper: dois.length > 0 || (journal.test(text) && !isBook),
  }
}

/** The DOIs that an entry may mean, arXiv identifiers as the DOIs that arXiv registers for them. */
function doisOf({ lined }: Source): string[] {
  const found = identifiersIn(lined).filter(({ fault }) => fault === null)
  return found.flatMap(({ kind, value, start, end }) => {
    if (kind === 'arxiv') return [`10.48550/arxiv.${value}`]
    if (kind !== 'doi') return []
    const [first = ''] = lined.slice(start, end).split(/[\n\v]/)
    const isBroken = /[\n\v]/.test(lined.slice(start, end)) && value.startsWith(first.toLowerCase())
    return isBroken && /^10\.\d+\/./.test(first) ? [value, first.toLowerCase()] : [value]
  })
}

/** The words in quotation marks, or the longest stretch between stops that is no list of authors. */
function titleIn(text: string): string {
  const [, quoted] = /["“‘']([^"”“]{15,300}?)[,.]?["”’'](?!\p{L})/u.exec(text) ?? []
  if (quoted && quoted.split(' ').length >= 3) return quoted
  const stretches = text.split(
    /(?<=\p{Ll}{2})[.?!] |(?<=\d{4}[a-z]?\)?)[.,]? |(?<=\p{Lu})\.(?: |: )(?=\p{Lu}\p{Ll}|A )/u,
  )
  const words = (stretch: string) => stretch.match(/(?<![\p{L}.])\p{L}{2,}(?!\.)/gu)?.length ?? 0
  const longest = stretches
    .slice(stretches.length > 1 ? 1 : 0)
    .reduce((one, other) => (words(other) > words(one) ? other : one), '')
  return words(longest) >= 3 ? longest.trim() : ''
}
