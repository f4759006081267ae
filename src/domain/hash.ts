import { createHash } from 'node:crypto'

/** SHA-256 of bytes, or of a text in UTF-8. */
export const sha256Bytes = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest()

/** The same as 64 lower-case hexadecimal digits. */
export const sha256Hex = (content: string | Uint8Array): string => sha256Bytes(content).toString('hex')
