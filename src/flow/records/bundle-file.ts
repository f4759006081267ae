import type { Readable } from 'node:stream'
import { sha256Hex } from '../../domain/hash.ts'

/** A file of a bundle: small ones as bytes, stored ones to be opened when their turn comes. */
export interface BundleFile {
  path: string
  bytes: number
  sha256: string
  content: Buffer | (() => Promise<Readable>)
}

/** A value as a file that people can read. */
export function json(path: string, value: unknown): BundleFile {
  return file(path, `${JSON.stringify(value, null, 2)}\n`)
}

/** A text, or bytes, as a file. */
export function file(path: string, of: string | Buffer): BundleFile {
  const content = typeof of === 'string' ? Buffer.from(of, 'utf8') : of
  return { path, bytes: content.length, sha256: sha256Hex(content), content }
}
