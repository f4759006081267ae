import type { Gap, GapKind } from '../../domain/screening/coverage.ts'
import type { Document, DocumentFacts, Span } from '../../domain/screening/document.ts'
import { isoDate } from '../facts.ts'
import { countWords } from '../package/stories.ts'
import { paragraphsOf } from './layout/paragraphs.ts'
import type { Properties } from './page-content.ts'
import type { ReadPage, ReadPages } from './read-pages.ts'

/** Lays the pages of a PDF in a row. A page without text, and one that could not be read, keeps its number. */
export function documentOf({ file, pages }: Pick<ReadPages, 'file' | 'pages'>): Document {
  const document: Omit<Document, 'facts' | 'text'> = {
    format: 'pdf',
    pages: [],
    paragraphs: [],
    zones: [],
    italics: [],
    links: [],
    citations: [],
    hidden: [],
    coverage: gapsOf(pages),
  }
  const texts: string[] = []
  let start = 0
  const lines = pages.map((page) => {
    const text = 'lost' in page ? '' : page.text.text
    const move = <T extends Span>(span: T): T => ({ ...span, start: span.start + start, end: span.end + start })
    const moved = 'lost' in page ? [] : page.text.lines.map(move)
    if (!('lost' in page)) {
      document.links.push(...page.links.map(move))
      document.zones.push(...page.text.zones.map(move))
    }
    document.pages.push({ start, end: start + text.length })
    texts.push(text)
    start += text.length
    return moved
  })
  const text = texts.join('')
  document.paragraphs = paragraphsOf(lines, text)
  document.links.sort((a, b) => a.start - b.start)
  return { ...document, text, facts: factsOf(file.properties, pages.length, text) }
}

/** What was not read of each page. Pages in a row that were left out for one reason are one gap, with the first of them. */
function gapsOf(pages: ReadPages['pages']): Gap[] {
  const gaps: Gap[] = []
  for (const [index, page] of pages.entries()) {
    for (const [kind, count, detail] of 'lost' in page ? [lostGaps[page.lost]] : gapsOn(page)) {
      const last = gaps.at(-1)
      const before = pages[index - 1]
      if (last?.kind === kind && 'lost' in page && before && 'lost' in before && before.lost === page.lost) last.count++
      else gaps.push({ kind, count, page: index + 1, at: null, detail })
    }
  }
  return gaps
}

type Found = [kind: GapKind, count: number, detail: string | null]

const lostGaps: Record<'late' | 'damaged' | 'limit', Found> = {
  late: ['over_time', 1, 'The page took too long to read.'],
  damaged: ['other', 1, 'The page is damaged and could not be read.'],
  limit: ['over_limit', 1, 'The file holds more than is read of one; this and the pages after it were left out.'],
}

const mayBeOther = 'What the page shows may be other letters than the file names.'
const readFromPicture = 'The file names other letters than the page shows, so the text was read from its picture.'

function gapsOn({ show, doubtful, unread, isCut, text }: ReadPage): Found[] {
  const found: Found[] = []
  const isPartlyRead = text.zones.some(({ kind }) => kind === 'picture')
  const partly = isPartlyRead ? 'What a machine read from the picture may be wrong or not be all of it.' : null
  if (show === 'picture') found.push(['picture_page', 1, partly])
  if (show === 'region') found.push(['picture_region', 1, partly])
  if (doubtful > 0) found.push(['unmapped_letters', 1, isPartlyRead ? readFromPicture : mayBeOther])
  if (isCut) found.push(['over_limit', 1, 'The page holds more than is read of one.'])
  if (unread.form_field) found.push(['form_field', unread.form_field, null])
  if (unread.annotation) found.push(['annotation', unread.annotation, null])
  return found
}

function factsOf(properties: Properties, pages: number, text: string): DocumentFacts {
  const given = (value: string) => value.slice(0, 500) || null
  return {
    words: countWords(text),
    pages,
    author: given(properties.author),
    lastModifiedBy: null,
    title: given(properties.title),
    application: given(properties.application),
    createdAt: pdfDate(properties.createdAt),
    modifiedAt: pdfDate(properties.modifiedAt),
    editingMinutes: null,
    revisions: null,
  }
}

/** `D:YYYYMMDDHHmmSSOHH'mm'` (ISO 32000-2, 7.9.4), everything after the year optional. */
function pdfDate(date: string) {
  const match = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?/.exec(date)
  if (!match) return isoDate(date)
  const [, year, month = '01', day = '01', hours = '00', minutes = '00', seconds = '00', zone, zoneMinutes = '00'] =
    match
  return isoDate(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${zone ? `${zone}:${zoneMinutes}` : 'Z'}`)
}
