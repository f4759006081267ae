import { open, readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { limits } from '../domain/limits.ts'
import { boundedCoverage } from '../domain/screening/coverage.ts'
import type { Document, Reading } from '../domain/screening/document.ts'
import { readDoc } from './doc/doc.ts'
import { whyNotOffice } from './package/office.ts'
import { readPackage } from './package/packages.ts'
import { readPdf } from './pdf/pdf.ts'
import { readPlain } from './plain.ts'
import { isRtf, readRtf } from './rtf/rtf.ts'
import { sniff } from './sniff.ts'
import { notRead, Unreadable, unreadable } from './unreadable.ts'

interface SourceFile {
  path: string
  name: string
  mediaType: string
  /** Whether an earlier attempt ended its process: pdf.js is then left out, because PDFium can do its work. */
  careful?: boolean
}

/** Plain text of the longest document that is read, at three bytes a character, with room to spare. */
const maxPlainBytes = 8e6

/**
 * Reads a file, whose kind its content decides before its name, and gives its text with all places in it, or the reason
 * why there is none in words. A hostile or broken file gives such a reason and no error; a file that cannot be read from
 * disk throws. Neither time nor memory is limited: call it in the sandbox.
 */
export async function extract(file: SourceFile): Promise<Reading> {
  const { start, size } = await firstBytesOf(file.path)
  if (size === 0) return unreadable('no_text', 'The file is empty.')
  try {
    const document = await read(file, start, size)
    if (!/[\p{L}\p{N}]/u.test(document.text)) throw new Unreadable('no_text')
    refuseTooManyPlaces(document)
    return { document: { ...document, coverage: boundedCoverage(document.coverage) } }
  } catch (error) {
    if (error instanceof Unreadable) return unreadable(error.reason, error.message)
    // V8’s word for a stack, a string or a buffer that cannot grow any further.
    if (error instanceof RangeError) return unreadable('too_large')
    throw error
  }
}

/** All that comes after reads each place of a document several times. */
function refuseTooManyPlaces({ text, pages, paragraphs, zones, italics, links, citations, hidden }: Document) {
  const lines = text.match(/\n|\r(?!\n)/g)?.length ?? 0
  const places = [pages, zones, italics, links, citations, hidden].reduce((sum, it) => sum + it.length, 0)
  if (Math.max(lines, paragraphs.length) + places <= limits.documentPlaces) return
  throw new Unreadable('too_large', `The file has more than ${limits.documentPlaces} lines, paragraphs or notes.`)
}

async function firstBytesOf(path: string) {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return { start: buffer.subarray(0, bytesRead), size }
  } finally {
    await handle.close()
  }
}

async function read({ path, name, careful }: SourceFile, start: Uint8Array, size: number): Promise<Document> {
  if (isRtf(start)) return readRtf(await readFile(path))
  const found = sniff(start)
  if (found.kind === 'pdf') return readPdf(path, careful)
  if (found.kind === 'zip') return readPackage(path)
  if (found.kind === 'office') {
    const why = await whyNotOffice(path)
    if (why) throw why
    return readDoc(path)
  }
  if (found.kind === 'other') throw notRead(found.name)

  if (size > maxPlainBytes) throw new Unreadable('too_large')
  return readPlain(await readFile(path), /^\.(md|markdown)$/i.test(extname(name)) ? 'markdown' : 'text')
}
