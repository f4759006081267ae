import type { Readable } from 'node:stream'

/** Bytes that are durable, and what was measured while they arrived. Only `receive` makes one. */
export interface StoredFile {
  /** Hex. */
  sha256: string
  bytes: number
  /** The first bytes, enough to recognise the format. */
  head: Buffer
}

/**
 * Where bytes live, under their SHA-256. `receive` resolves only when a power cut could no longer lose them. It throws
 * TOO_LARGE above `limit` bytes, UPLOAD_ABORTED when the sender went away, STORAGE_FULL when there is no room; none of
 * them leaves anything behind.
 */
export interface Storage {
  receive(source: Readable, limit: number): Promise<StoredFile>
  open(sha256: string): Promise<Readable>
  /** A local path for readers that need one; call `done` afterwards. */
  path(sha256: string): Promise<{ path: string; done(): Promise<void> }>
  /** Whether the bytes are there, and would be after a power cut. */
  has(sha256: string): Promise<boolean>
  /** Called by `removeUnreferencedFile` only: somebody else may be handing in the same bytes. */
  remove(sha256: string): Promise<void>
  /** The hashes of the files that were last stored before then. */
  list(before: Date): AsyncIterable<string>
  /** Removes what unfinished uploads left behind, older than `olderThanMs`. */
  sweep(olderThanMs: number): Promise<number>
}
