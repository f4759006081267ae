import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DomainError } from '../domain/error.ts'
import { inBatches, writeAll } from './batches.ts'
import type { StoredFile } from './storage.ts'
import { saysFull, storageTrouble } from './trouble.ts'

/** How many of the first bytes are given to those who recognise the format. */
const headBytes = 4096

/** Uploads under way, with the path of each part file. */
const running = new Map<Promise<unknown>, string>()

/**
 * Writes `source` to a new file at `path` while hashing it, syncs that same descriptor, then calls `keep` to move the
 * file to its place. If anything fails, the file at `path` is gone afterwards, and the rest of `source` is read and
 * thrown away: a sender takes an answer only once all that it sends was read.
 */
export function receiveTo(
  path: string,
  source: Readable,
  limit: number,
  keep: (file: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  const receiving = receive(path, source, limit, keep)
  const ended: Promise<unknown> = receiving.catch(() => {}).finally(() => running.delete(ended))
  running.set(ended, path)
  return receiving
}

/** Resolves when every upload under way into `folder` has ended, and left nothing half done behind. */
export async function uploadsEnded(folder: string): Promise<void> {
  await Promise.all([...running].flatMap(([ended, path]) => (path.startsWith(folder) ? [ended] : [])))
}

async function receive(
  path: string,
  source: Readable,
  limit: number,
  keep: (file: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  const handle = await open(path, 'wx', 0o600).catch((error) => {
    source.resume()
    throw asDomainError(error)
  })
  try {
    const file = await write(handle, source, limit)
    await handle.sync()
    await handle.close()
    await keep(file)
    return file
  } catch (error) {
    source.resume()
    await handle.close().catch(() => {})
    await rm(path, { force: true }).catch(() => {})
    throw asDomainError(error)
  }
}

async function write(handle: FileHandle, source: Readable, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  let head = Buffer.alloc(0)
  const measure = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > limit) {
      throw new DomainError('TOO_LARGE', `The file is larger than ${Math.floor(limit / 1_048_576)} MB.`)
    }
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)])
    hash.update(chunk)
  }
  await inBatches(source, measure, (batch) => writeAll(handle, batch))
  return { sha256: hash.digest('hex'), bytes, head }
}

/**
 * A failure of an upload as an error for its sender. What the system said is kept as the cause, for the log. An error of
 * the stream itself, such as a form that is cut short, is left to those who made the stream.
 */
function asDomainError(error: unknown): unknown {
  if (error instanceof DomainError) return saysFull(error.cause) ? storageFull(error.cause) : error
  if (saysFull(error)) return storageFull(error)
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(code)) {
    return new DomainError('UPLOAD_ABORTED', 'The upload stopped before the end; please send the file again.')
  }
  return syscall ? storageTrouble('unreachable', error) : error
}

const storageFull = (cause: unknown) =>
  Object.assign(
    new DomainError(
      'STORAGE_FULL',
      'There is no room to keep the file just now, so it was not taken in. Please keep it and try again later.',
    ),
    { cause },
  )
