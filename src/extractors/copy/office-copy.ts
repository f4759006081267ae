import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { openZip } from '../package/zip.ts'
import { withoutAuthor } from './text-copy.ts'

/** Parts that only describe the file, its author or its look: document properties and thumbnails (ECMA-376-2, ODF 1.3 part 2). */
const describing = /^(docProps|Thumbnails)\//i

/** Attributes that name who made a comment or a change (ECMA-376-1, 17.13; MS-DOCX 2.5). */
const nameAttributes = /(\s(?:[\w.-]+:)?(?:author|initials|userId|providerId|file-as)\s*=\s*)(?:"[^"]*"|'[^']*')/gi

/** Elements of presentations, workbooks and books that name people (ECMA-376-1, 18.7.2, 19.4.3; EPUB 3.3, 5.5.3; MS-XLSX 2.6). */
const people =
  /(<(?:[\w.-]+:)?(?:cmAuthor|author|person|fileSharing|userInfo)\b[^>]*?\s(?:name|displayName|userName)\s*=\s*)(?:"[^"]*"|'[^']*')/gi
const authors = /((?:<(?:[\w.-]+:)?author\b|<meta\b[^>]*"file-as"|<docAuthor\b[^>]*>\s*<text\b)[^>]*>)[^<]*(<\/)/gi

/** The folder in which a workbook lay, which often has its author's name. */
const folders = /<(?:[\w.-]+:)?absPath\b[^>]*\/>/gi

/** Elements that name who made a comment or a change in an ODT (ODF 1.3, 14.1), or wrote a book; what stands in `meta.xml` is all about the file. */
const nameElements = /(<(?:dc:creator|dc:contributor|meta:creator-initials)\b[^>]*>)[^<]*(<\/)/gi
const descriptions = /(<(?:dc|meta):[\w-]+\b[^>]*>)[^<]*(<\/)/gi

/** References to the parts that are left out, in the lists of parts and of their relations. */
const references = /<(?:Override|Relationship|manifest:file-entry)\b[^>]*"\/?(?:docProps|Thumbnails)\/[^>]*\/>/gi

/** All parts have this time: the times of the original could tell when its author worked. */
const mtime = new Date('2000-01-01T00:00:00Z')

/** A copy of an office file or an e-book without its properties. The parts keep their order; throws Unreadable for an unsafe package. */
export async function officeCopy(path: string): Promise<Uint8Array> {
  const original = await openZip(path)
  try {
    const copy = new ZipFile()
    for (const name of original.names) {
      if (describing.test(name) || name.endsWith('/')) continue
      const bytes = await buffer(original.read(name))
      // The first part of an ODT is read without unpacking (ODF 1.3 part 2, 3.3).
      copy.addBuffer(withoutNames(name, bytes), name, { compress: name !== 'mimetype', mtime })
    }
    copy.end()
    return new Uint8Array(await buffer(copy.outputStream))
  } finally {
    original.close()
  }
}

function withoutNames(name: string, bytes: Buffer): Buffer {
  if (/\.x?html?$/i.test(name)) return Buffer.from(withoutAuthor(bytes.toString('latin1')), 'latin1')
  if (!/\.(xml|rels|opf|ncx)$/i.test(name)) return bytes
  const text = bytes
    .toString('utf8')
    .replace(nameAttributes, '$1""')
    .replace(people, '$1""')
    .replace(authors, '$1$2')
    .replace(folders, '')
    .replace(references, '')
  const about = name.toLowerCase() === 'meta.xml' ? descriptions : nameElements
  return Buffer.from(text.replace(about, '$1$2'), 'utf8')
}
