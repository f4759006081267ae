import { stat } from 'node:fs/promises'
import type { Document, DocumentFacts } from '../../domain/screening/document.ts'
import { isoDate } from '../facts.ts'
import { countWords, refuseTooMuchText } from '../package/stories.ts'
import { Unreadable } from '../unreadable.ts'
import { type Content, type Failure, readContent } from './engine.ts'
import { type Line, linesOf } from './lines.ts'
import { linksOn } from './links.ts'
import { paragraphsOf } from './paragraphs.ts'

/** Both engines hold the whole file in memory, more than once; a reader's child process has 512 MB for everything. */
const maxBytes = 100e6

/** In milliseconds of CPU time. pdf.js needs some 50 ms a page and PDFium 20 (measured on 88 files), an essay a second at most. */
const timeoutMs = { pdfjs: 5_000, pdfium: 8_000 }

/** Fewer letters and digits a page than this, on pages with pictures, are stamps on a scan and not the work. */
const fewest = 25

const notRun: Failure = { failed: 'damaged' }

/**
 * Reads a PDF: pdf.js first (better words), PDFium when pdf.js fails, takes too long or finds nothing, and at once
 * when care is asked for.
 *
 * @throws {Unreadable}
 */
export async function readPdf(path: string, careful = false): Promise<Document> {
  if ((await stat(path)).size > maxBytes) throw new Unreadable('too_large')

  const first = careful ? notRun : await readContent('pdfjs', path, timeoutMs.pdfjs)
  if (!('failed' in first) && lettersPerPage(first) >= fewest) return documentOf(first)
  if ('failed' in first && (first.failed === 'password' || first.failed === 'too_large'))
    throw new Unreadable(first.failed)

  const second = await readContent('pdfium', path, timeoutMs.pdfium)
  if ('failed' in first && 'failed' in second) throw new Unreadable(worse(first, second))
  const best =
    'failed' in first || (!('failed' in second) && lettersPerPage(second) > lettersPerPage(first)) ? second : first
  if ('failed' in best) throw new Unreadable(best.failed)
  if (lettersPerPage(best) < fewest && showsPictures(second)) throw new Unreadable('no_text')
  return documentOf(best)
}

/** PDFium opens files that pdf.js does not, so its failure is the one reported; a timeout of either is reported. */
function worse(first: Failure, second: Failure) {
  return first.failed === 'too_slow' && second.failed === 'damaged' ? 'too_slow' : second.failed
}

function showsPictures(content: Content | Failure) {
  return !('failed' in content) && content.pages.some((page) => page.pictures)
}

/** Letters and digits: fonts without a code table give characters without meaning. */
function lettersPerPage({ pages }: Content) {
  let letters = 0
  for (const { pieces } of pages) for (const { text } of pieces) letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return letters / Math.max(1, pages.length)
}

function documentOf({ pages: contents, properties }: Content): Document {
  const pages: Document['pages'] = []
  const lines: Line[][] = []
  let text = ''
  for (const content of contents) {
    const page = linesOf(content.pieces, text.length)
    lines.push(page.lines)
    pages.push({ start: text.length, end: text.length + page.text.length })
    text += page.text
    refuseTooMuchText(text.length)
  }
  return {
    format: 'pdf',
    text,
    pages,
    paragraphs: paragraphsOf(lines, text),
    zones: [],
    italics: [],
    links: contents
      .flatMap((content, index) => linksOn(content, lines[index]!, text))
      .sort((a, b) => a.start - b.start),
    citations: [],
    hidden: [],
    coverage: [],
    facts: factsOf(properties, contents.length, text),
  }
}

function factsOf(properties: Content['properties'], pages: number, text: string): DocumentFacts {
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
