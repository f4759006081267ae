import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { finished, type Readable } from 'node:stream'
import { DomainError } from '../domain/error.ts'
import type { StoredFile } from './storage.ts'

/** How many bytes of one upload are gathered before they are written: fewer system calls. */
const largestBatch = 256 * 1024
/** How many bytes all uploads that are under way may gather together, so that memory does not grow with their number. */
const gatheredByAll = 16 * 1024 * 1024
let underWay = 0
const headBytes = 4096

/**
 * Writes `source` to a new file at `path` while hashing it, syncs that same descriptor, then calls `keep` to give the
 * file its place. Whatever goes wrong, the file at `path` is gone afterwards, and the rest of `source` runs by unread: a
 * sender hears an answer only once it was allowed to finish its sentence.
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

const running = new Map<Promise<unknown>, string>()

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
  underWay += 1
  try {
    const file = await write(handle, source, limit)
    await handle.sync()
    await handle.close()
    await keep(file)
    return file
  } catch (error) {
    source.resume()
    await handle.close().catch(() => {})
    await rm(path, { force: true })
    throw asDomainError(error)
  } finally {
    underWay -= 1
  }
}

async function write(handle: FileHandle, source: Readable, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  let head = Buffer.alloc(0)
  const look = (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > limit) {
      throw new DomainError('TOO_LARGE', `The file is larger than ${Math.floor(limit / 1_048_576)} MB.`)
    }
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)])
    hash.update(chunk)
  }
  const keep = async (batch: Buffer[]) => {
    for (let waiting = batch; waiting.length; ) {
      const { bytesWritten } = await handle.writev(waiting)
      waiting = rest(waiting, bytesWritten)
    }
  }
  await inBatches(source, look, keep)
  return { sha256: hash.digest('hex'), bytes, head }
}

/**
 * Shows each chunk of `source` to `look` as it comes, and gives them to `keep` in batches, during which the source rests.
 * An iterator over the chunks would stop and start the sender's connection for every one of them.
 */
function inBatches(source: Readable, look: (chunk: Buffer) => void, keep: (batch: Buffer[]) => Promise<void>) {
  return new Promise<void>((resolve, reject) => {
    let batch: Buffer[] = []
    let batched = 0
    const flush = () => {
      const full = batch
      batch = []
      batched = 0
      return keep(full)
    }
    const fail = (error: unknown) => {
      source.off('data', gather)
      reject(error)
    }
    const gather = (chunk: Buffer) => {
      try {
        look(chunk)
      } catch (error) {
        return fail(error)
      }
      batch.push(chunk)
      batched += chunk.length
      if (batched < Math.min(largestBatch, gatheredByAll / underWay)) return
      source.pause()
      flush().then(() => source.resume(), fail)
    }
    source.on('data', gather)
    finished(source, { writable: false }, (error) => (error ? fail(error) : flush().then(resolve, fail)))
  })
}

function rest(buffers: Buffer[], written: number): Buffer[] {
  let skip = written
  return buffers.flatMap((buffer) => {
    const left = buffer.subarray(Math.min(skip, buffer.length))
    skip -= Math.min(skip, buffer.length)
    return left.length ? [left] : []
  })
}

function asDomainError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) {
    return new DomainError(
      'STORAGE_FULL',
      'There is no room to keep the file just now. Nothing was lost; please try again later.',
    )
  }
  if (['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR'].includes(code)) {
    return new DomainError('UPLOAD_ABORTED', 'The upload stopped before the end; please send the file again.')
  }
  return error
}
