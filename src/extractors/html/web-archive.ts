import { type Encoding, isEncoding } from '../../domain/intake/encodings.ts'
import type { Document } from '../../domain/screening/document.ts'
import { readPlain } from '../text/plain.ts'
import { Unreadable } from '../unreadable.ts'
import { contentOf, leavesOf, parameterOf, partOf, typeOf } from './mime.ts'
import { readHtml } from './page.ts'

/**
 * A web page with its pictures in one file (MHTML, RFC 2557), as browsers save it and Confluence exports it under the name
 * of a Word document: the first page in it is the text.
 *
 * @throws {Unreadable}
 */
export function readWebArchive(bytes: Buffer, given: Encoding | null): Document {
  const parts = leavesOf(partOf(bytes))
  const page =
    parts.find((part) => /^text\/html\b/i.test(typeOf(part))) ?? parts.find((part) => /^text\//i.test(typeOf(part)))
  if (!page) throw new Unreadable('damaged')
  const charset = parameterOf(typeOf(page), 'charset').toLowerCase()
  const encoding = given ?? (isEncoding(charset) ? charset : null)
  const content = contentOf(page)
  return /html/i.test(typeOf(page)) ? readHtml(content, encoding) : readPlain(content, 'text', encoding)
}
