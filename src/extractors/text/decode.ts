import { TextDecoder } from 'node:util'
import type { Encoding } from '../../domain/intake/encodings.ts'

/** Windows-1252 from 0x80 to 0x9f; everything else is Latin 1. Node 20’s own decoder takes these for Latin 1 too. */
const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'

/** Bytes as text in an encoding, without a byte order mark. What is none in it becomes U+FFFD. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding !== 'windows-1252') return new TextDecoder(encoding).decode(bytes)
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  return latin1.replace(/[\x80-\x9f]/g, (it) => upper[it.charCodeAt(0) - 0x80]!)
}

/** Whether bytes are a text in UTF-8 to their end. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
