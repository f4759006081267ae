import { limits as documentLimits } from '../../domain/limits.ts'
import type { Document } from '../../domain/screening/document.ts'
import type { Source } from '../source.ts'
import { linksOn } from './layout/links.ts'
import { type PageText, pageTextOf } from './layout/page-text.ts'
import { type Engine, type Failure, type Lost, type OpenPdf, openPdf } from './open-pdf.ts'
import type { PageContent } from './page-content.ts'
import { type Show, showOf } from './show.ts'

/** A page as it was read. */
export interface ReadPage extends Show {
  text: PageText
  links: Document['links']
  unread: PageContent['unread']
  /** Whether the page has more characters than were read of it. */
  isCut: boolean
}

/** The pages of a file as far as they were read, and the file, which is still open. */
export interface ReadPages {
  file: OpenPdf
  /** All pages of the file, in order; those that could not be read with the reason. */
  pages: (ReadPage | { lost: Lost | 'limit' })[]
}

/** A file of more pages is cut; a page of more characters too. Links are counted by page. */
const limits = { pages: 10_000, characters: documentLimits.documentCharacters, glyphs: 100_000, links: 1_000 }

/** All that comes after reads each line several times, so the lines of a document are limited. */
const mostLines = Math.floor(documentLimits.documentPlaces * 0.6)

/** How many pages may be given up before the rest is. */
const mostLost = 3

/** Reads all pages of a PDF with one engine. A page that takes too long or is damaged costs that page, not the file. */
export async function readPages(engine: Engine, source: Source): Promise<ReadPages | Failure> {
  let file = await openPdf(engine, source, limits)
  if ('failed' in file) return file
  const pages: ReadPages['pages'] = []
  const to = Math.min(file.pages, limits.pages)
  const keep = keeperOf(pages)
  for (let lost = 0; lost < mostLost; lost++) {
    const end = await file.read(pages.length, to, keep)
    if (!end.lost) break
    pages[end.at] = { lost: end.lost }
    file.close()
    const again = await openPdf(engine, source, limits)
    if ('failed' in again) break
    file = again
  }
  while (pages.length < file.pages) pages.push({ lost: 'limit' })
  return { file, pages }
}

/** Reads with pdf.js what PDFium could not: each engine stumbles over other pages. */
export async function readLost({ pages }: ReadPages, source: Source): Promise<void> {
  const lost = pages
    .flatMap((page, index) => ('lost' in page && page.lost !== 'limit' ? [index] : []))
    .slice(0, mostLost)
  if (lost.length === 0) return
  const file = await openPdf('pdfjs', source, limits)
  if ('failed' in file) return
  for (const index of lost) {
    const end = await file.read(index, index + 1, (_, content) => {
      if (content) pages[index] = readPage(content)
    })
    if (end.lost) break
  }
  file.close()
}

/** Adds pages until they hold more than a document may. */
function keeperOf(pages: ReadPages['pages']) {
  let characters = 0
  let lines = 0
  const isFull = () => characters > limits.characters || lines > mostLines
  const kept = (content: PageContent | null): ReadPages['pages'][number] => {
    if (!content) return { lost: 'damaged' }
    if (isFull()) return { lost: 'limit' }
    const page = readPage(content)
    characters += page.text.text.length
    lines += page.text.lines.length
    return isFull() ? { lost: 'limit' } : page
  }
  return (index: number, content: PageContent | null) => {
    pages[index] = kept(content)
  }
}

function readPage(content: PageContent): ReadPage {
  const text = pageTextOf(content)
  const links = linksOn(content, text)
  // Where letters stand is needed for links alone, and takes more room than all else.
  for (const line of text.lines) line.letters = []
  return { text, links, unread: content.unread, isCut: content.isCut, ...showOf(content, lettersIn(text)) }
}

/** Letters and digits. */
export const lettersIn = ({ text }: PageText): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
