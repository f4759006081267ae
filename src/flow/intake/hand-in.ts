import type { Encoding } from '../../domain/intake/encodings.ts'
import { fileName, mediaTypeOf } from '../../domain/intake/file-kind.ts'
import type { StoredFile } from '../../storage/storage.ts'

/** Bytes that are durable already, with the name and the type that their sender gave; `head` is their beginning. */
export type SentFile = Pick<StoredFile, 'sha256' | 'bytes'> & {
  head?: Buffer
  name: string
  mediaType: string
  /** The encoding of a text, where its student chose one. */
  encoding?: Encoding | null
}

/** Work as it is handed in. */
export interface HandIn {
  assessmentId: string
  studentId: string
  /** As it was sent; absent only when an LMS delivers the file first. */
  reflection: unknown
  file: SentFile
  /** What an LMS sent with the work: stored and on the receipt, opened by people and read by no check. */
  extraFiles?: SentFile[]
  idempotencyKey?: string
}

/** A file as it is remembered: under a name that can be shown, and with the type that its first bytes say. */
export function fileRow({ sha256, bytes, head, mediaType, name: sent }: SentFile) {
  const name = fileName(sent)
  return { sha256, bytes, mediaType: head ? mediaTypeOf(head, name) : mediaType, name }
}

/** The same for the work itself, with the encoding that was chosen for it. */
export const workRow = (file: SentFile) => ({ ...fileRow(file), encoding: file.encoding ?? null })
