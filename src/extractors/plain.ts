import { TextDecoder } from 'node:util'
import { type Document, plainDocument } from '../domain/screening/document.ts'
import { refuseTooMuchText } from './package/stories.ts'
import { Unreadable } from './unreadable.ts'

/**
 * Reads plain text: by its byte order mark, then as UTF-8, then as Windows-1252, which takes any byte and is what
 * editors on Windows wrote for decades (WHATWG Encoding, 4). The text stays as it is, line ends included.
 *
 * @throws {Unreadable} `unsupported` when the bytes are not those of a text
 */
export function readPlain(bytes: Uint8Array, format: 'text' | 'markdown'): Document {
  const text = decode(bytes)
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0
  if (text.includes('\u0000') || controls > text.length / 100) throw new Unreadable('unsupported')
  refuseTooMuchText(text.length)
  return plainDocument(text, format)
}

function decode(bytes: Uint8Array) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return windows1252(bytes)
  }
}

/** Windows-1252 from 0x80 to 0x9f; everything else is Latin 1. Node 20’s own decoder takes these for Latin 1 too. */
const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

export function windows1252(bytes: Uint8Array) {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin1.replace(/[\x80-\x9f]/g, (it) => upper[it.charCodeAt(0) - 0x80]!)
}
