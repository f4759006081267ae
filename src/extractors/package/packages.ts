import type { Document } from '../../domain/screening/document.ts'
import { type ReadFile, readArchive } from '../archive/archive.ts'
import { readDocx } from '../docx/docx.ts'
import { readOdt } from '../odt/odt.ts'
import type { Source } from '../source.ts'
import { notRead, Unreadable } from '../unreadable.ts'
import { furtherFormatOf } from './further-formats.ts'
import { lockedIwork, otherIn } from './other-packages.ts'
import { openZip, startOf } from './zip.ts'

/**
 * Reads a file that is a zip: a document made of parts, or an archive, whose files are read one by one with `read`.
 *
 * @throws {Unreadable}
 */
export async function readPackage(source: Source, name: string, read: ReadFile): Promise<Document> {
  const zip = await openZip(source)
  try {
    const mimetype = await startOf(zip, 'mimetype')
    if (mimetype.startsWith('application/vnd.oasis.opendocument.text')) return await readOdt(zip)
    if (mimetype.startsWith('application/vnd.oasis.opendocument')) throw notRead('an OpenDocument file other than text')
    if (zip.names.some((part) => lockedIwork.test(part))) throw new Unreadable('password', locked)
    const readFurther = furtherFormatOf(zip)
    if (readFurther) return await readFurther(zip)
    const other = await otherIn(zip, name)
    if (other) throw notRead(other.what, other.instead)
    if (zip.has('[Content_Types].xml') || zip.has('word/document.xml')) return await readDocx(zip)
    return await readArchive(zip, read)
  } finally {
    zip.close()
  }
}

const locked =
  'This is a document of Pages, Numbers or Keynote that is protected with a password, so it could not be opened here.'
