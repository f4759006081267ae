import type { Readable } from 'node:stream'

/** Bytes that are durable, and what was measured while they arrived. Only `receive` makes one. */
export interface StoredFile {
  /** Hex. */
  sha256: string
  bytes: number
  /** The first bytes, enough to recognise the format. */
  head: Buffer
}

/** A file in the storage, and when it was put where it is. */
export interface Kept {
  sha256: string
  at: Date
}

/** Short texts that a storage keeps about itself: whose it is, and which processes have worked on it. */
export interface StorageNotes {
  names(): Promise<string[]>
  /** Null where there is none. */
  read(name: string): Promise<string | null>
  /** Durable when it resolves. Makes no folder: that a disk is missing must show. */
  write(name: string, text: string): Promise<void>
  remove(name: string): Promise<void>
}

/**
 * Where bytes live, under their SHA-256. `receive` resolves only when a power cut could no longer lose them. It throws
 * TOO_LARGE above `limit` bytes, UPLOAD_ABORTED when the sender went away, STORAGE_FULL when there is no room; none of
 * them leaves anything behind. Every call ends in time; one that finds no bytes or no storage throws what
 * `troubleIn` tells apart (`trouble.ts`).
 */
export interface Storage {
  /** Makes what an empty storage lacks. Called once it is known to be the right one. */
  prepare(): Promise<void>
  receive(source: Readable, limit: number): Promise<StoredFile>
  open(sha256: string): Promise<Readable>
  /** A local path for readers that need one; call `done` afterwards. */
  path(sha256: string): Promise<{ path: string; done(): Promise<void> }>
  /** Whether the bytes are there, and would be after a power cut. */
  has(sha256: string): Promise<boolean>
  /** Every file, in no order. */
  list(): AsyncIterable<Kept>
  /** Moves bytes to the trash. Called by `removeUnreferencedFile` only: another person may be handing in the same bytes. */
  discard(sha256: string): Promise<void>
  /** Brings bytes back from the trash. False where the trash does not have them. */
  bringBack(sha256: string): Promise<boolean>
  /** What is in the trash, and since when. */
  trash(): AsyncIterable<Kept>
  /** Deletes bytes from the trash for good. */
  purge(sha256: string): Promise<void>
  /** Removes what unfinished uploads left behind, older than `olderThanMs`. */
  sweep(olderThanMs: number): Promise<number>
  notes: StorageNotes
  /** How many files were received through this object. */
  received(): number
}
