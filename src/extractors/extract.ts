import { extname } from 'node:path'
import type { Encoding } from '../domain/intake/encodings.ts'
import { mistakeIn } from '../domain/intake/mistake-in.ts'
import { limits } from '../domain/limits.ts'
import { boundedCoverage } from '../domain/screening/coverage.ts'
import type { Document, Reading } from '../domain/screening/document.ts'
import type { ReadFile } from './archive/archive.ts'
import { whyNotOffice } from './compound/office.ts'
import { readDoc } from './doc/doc.ts'
import { readHtml } from './html/page.ts'
import { readWebArchive } from './html/web-archive.ts'
import { readPackage } from './package/packages.ts'
import { readPdf } from './pdf/pdf.ts'
import { isRtf, readRtf } from './rtf/rtf.ts'
import { sniff } from './sniff.ts'
import { bytesOf, partOf, type Source, sizeOf } from './source.ts'
import { readNotebook } from './text/notebook.ts'
import { readPlain } from './text/plain.ts'
import { notRead, notTheWork, Unreadable, unreadable } from './unreadable.ts'
import { withinLimit } from './within-limit.ts'

interface SourceFile {
  path: string
  name: string
  mediaType: string
  /** Whether an earlier attempt ended its process: pdf.js is then left out, because PDFium can do its work. */
  careful?: boolean
  /** The encoding that the student chose, where it is a text. */
  encoding?: Encoding | null
}

type How = Required<Pick<SourceFile, 'careful' | 'encoding'>>

/**
 * Reads a file, whose kind its content decides before its name, and gives its text with all places in it, or the reason
 * why there is none in words. A hostile or broken file gives such a reason and no error; a file that cannot be read from
 * disk throws. Neither time nor memory is limited: call it in the sandbox.
 */
export async function extract(file: SourceFile): Promise<Reading> {
  try {
    const document = withinLimit(await read(file))
    return { document: { ...document, coverage: boundedCoverage(document.coverage) } }
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error.reason, error.message)
    // V8’s word for a stack, a string or a buffer that cannot grow any further.
    if (error instanceof RangeError) return unreadable('too_large')
    throw error
  }
}

async function read({ path, name, careful = false, encoding = null }: SourceFile): Promise<Document> {
  const how = { careful, encoding }
  const document = await readFile(path, name, how, (bytes, inner) => readFile(bytes, inner, how, refuseArchive))
  if (/[\p{L}\p{N}]/u.test(document.text)) return document
  throw document.coverage.length || document.format === 'pdf' ? new Unreadable('no_text') : notTheWork('empty_document')
}

/** Reads one file; `readInner` reads those inside it, where it is an archive. */
async function readFile(source: Source, name: string, how: How, readInner: ReadFile): Promise<Document> {
  const size = await sizeOf(source)
  const start = await partOf(source, 0, 4_096)
  const mistake = mistakeIn(start, size, name)
  if (mistake) throw notTheWork(mistake)
  if (isRtf(start)) return readRtf(await bytesOf(source))
  const found = sniff(start, name)
  if (found.kind === 'pdf') return readPdf(source, how.careful)
  if (found.kind === 'zip') return readPackage(source, name, readInner)
  if (found.kind === 'office') return readOffice(source)
  if (found.kind === 'other') throw notRead(found.what, found.instead)
  if (size > limits.textBytes) throw new Unreadable('too_large')
  return textReaders[found.kind](await bytesOf(source), how.encoding, name)
}

/** A compound file: a Word document of before 2007, or something that is not read. */
async function readOffice(source: Source): Promise<Document> {
  const why = await whyNotOffice(source)
  if (why) throw why
  return readDoc(source)
}

/** Readers of files that are text, by what `sniff` says. */
const textReaders = {
  text: (bytes: Buffer, encoding: Encoding | null, name: string) =>
    readPlain(bytes, /^\.(md|markdown)$/i.test(extname(name)) ? 'markdown' : 'text', encoding),
  tex: (bytes: Buffer, encoding: Encoding | null) => readPlain(bytes, 'tex', encoding),
  html: readHtml,
  notebook: readNotebook,
  web_archive: readWebArchive,
}

/** An archive inside an archive stays closed, so that none can be nested without end. */
const refuseArchive: ReadFile = async () => {
  throw notRead('an archive inside an archive')
}
