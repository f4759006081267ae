import { isUtf8 } from '../text/decode.ts'

/**
 * The text of a table that a spreadsheet program wrote: UTF-8 or UTF-16 by its byte order mark, else UTF-8 where the bytes
 * are valid, UTF-16 where every other byte of the beginning is zero, and Windows-1252 otherwise.
 */
export function decodeTable(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (second === 0 && first !== 0) return 'utf-16le'
  if (first === 0 && second !== 0) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252'
}
