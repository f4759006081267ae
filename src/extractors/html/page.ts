import { type Encoding, isEncoding, type TextEncoding } from '../../domain/intake/encodings.ts'
import type { Document } from '../../domain/screening/document.ts'
import { assemble } from '../package/assemble.ts'
import { Story } from '../package/stories.ts'
import { decodeText } from '../text/plain.ts'
import { factsOf } from './facts.ts'
import { writeHtml } from './html.ts'

/** A web page: decoded as its student chose, as it says itself, or by a guess. Throws Unreadable. */
export function readHtml(bytes: Uint8Array, given: Encoding | null): Document {
  const declared = given ? null : declaredEncoding(bytes)
  const decoded = decodeText(bytes, given ?? declared)
  const encoding: TextEncoding = declared ? { name: declared, by: 'mark' } : decoded.encoding
  const story = new Story('body')
  writeHtml(story, decoded.text)
  const document = assemble([story], 'html', { facts: factsOf(decoded.text), coverage: decoded.coverage })
  return { ...document, encoding }
}

/** The encoding that a page names in its first 1,024 bytes, where a browser looks for it (HTML, 4.2.5.4). */
function declaredEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff || bytes[0] === 0xfe || bytes[0] === 0xef) return null
  const start = Buffer.from(bytes.subarray(0, 1_024)).toString('latin1')
  const named = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1]?.toLowerCase() ?? ''
  const known = named === 'iso-8859-1' || named === 'latin1' || named === 'us-ascii' ? 'windows-1252' : named
  return isEncoding(known) && !known.startsWith('utf-16') ? known : null
}
