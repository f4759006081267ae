import type { Document } from '../../domain/screening/document.ts'
import { readDocx } from '../docx/docx.ts'
import { readOdt } from '../odt/odt.ts'
import { notRead } from '../unreadable.ts'
import { furtherFormatOf } from './further-formats.ts'
import { openZip, type Package } from './zip.ts'

/** Other things that are zips inside, by a part that gives them away. */
const others: [string, string][] = [
  ['Index/Document.iwa', 'a Pages document'],
  ['Index.zip', 'a Pages document'],
]

/**
 * Reads a document that is a zip of parts.
 *
 * @throws {Unreadable}
 */
export async function readPackage(path: string): Promise<Document> {
  const zip = await openZip(path)
  try {
    const mimetype = await start(zip, 'mimetype')
    if (mimetype.startsWith('application/vnd.oasis.opendocument.text')) return await readOdt(zip)
    if (mimetype.startsWith('application/vnd.oasis.opendocument')) throw notRead('an OpenDocument file other than text')
    const readFurther = furtherFormatOf(zip)
    if (readFurther) return await readFurther(zip)
    const other = others.find(([part]) => zip.has(part))
    if (other) throw notRead(other[1])
    if (zip.has('[Content_Types].xml')) return await readDocx(zip)
    throw notRead('a compressed archive')
  } finally {
    zip.close()
  }
}

async function start(zip: Package, part: string) {
  for await (const chunk of zip.read(part)) return Buffer.from(chunk.subarray(0, 100)).toString('latin1')
  return ''
}
