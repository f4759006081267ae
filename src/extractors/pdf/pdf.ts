import type { Document } from '../../domain/screening/document.ts'
import { type Source, sizeOf } from '../source.ts'
import { notTheWork, Unreadable } from '../unreadable.ts'
import { documentOf } from './document-of.ts'
import type { Engine, Failure } from './open-pdf.ts'
import { type ReadPages, readLost, readPages } from './read-pages.ts'
import { readPictures } from './read-pictures.ts'

/** A file is held in memory twice; a reader's child process has 512 MB for everything. */
const maxBytes = 100e6

/** Programs that do not know the kind of a form (XFA) show a page with such words in its place. */
const isPlaceholder = (text: string) => /please wait/i.test(text) && /viewer|reader|adobe/i.test(text)

/**
 * Reads a PDF: with PDFium, and with pdf.js where PDFium does not open it or sees nothing on it; not so when care is asked
 * for, because a reading of this file ended its process before.
 *
 * @throws {Unreadable}
 */
export async function readPdf(source: Source, careful = false): Promise<Document> {
  if ((await sizeOf(source)) > maxBytes) throw new Unreadable('too_large')
  const first = await readWith('pdfium', source, careful)
  if (careful || showsSomething(first)) return checked(first)
  if ('failed' in first && first.failed === 'password') throw new Unreadable('password')
  const second = await readWith('pdfjs', source, careful)
  return checked(showsSomething(second) || 'failed' in first ? second : first)
}

type Read = { document: Document; isXfa: boolean }

async function readWith(engine: Engine, source: Source, careful: boolean): Promise<Read | Failure> {
  const read = await readPages(engine, source)
  if ('failed' in read) return read
  try {
    if (engine === 'pdfium' && !careful) await readLost(read, source)
    if (read.pages.every((page) => 'lost' in page)) return { failed: reasonOf(read) }
    await readPictures(read)
    return { document: documentOf(read), isXfa: read.file.isXfa }
  } finally {
    read.file.close()
  }
}

const reasonOf = ({ pages }: ReadPages) =>
  pages.some((page) => 'lost' in page && page.lost === 'late') ? 'too_slow' : 'damaged'

/** Whether a reading found text, or pictures. */
const showsSomething = (read: Read | Failure) =>
  !('failed' in read) && (/\S/.test(read.document.text) || read.document.coverage.length > 0)

function checked(read: Read | Failure): Document {
  if ('failed' in read) throw new Unreadable(read.failed)
  if (read.isXfa && isPlaceholder(read.document.text)) throw notTheWork('please_wait')
  return read.document
}
