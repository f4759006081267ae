import { createHash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { DomainError } from '../domain/error.ts'
import type { StoredFile } from './storage.ts'

/** How many bytes are gathered before they are written: fewer system calls, and a bound on memory per upload. */
const batchBytes = 256 * 1024
const headBytes = 4096

/**
 * Writes `source` to a new file at `path` while hashing it, syncs that same descriptor, then calls `keep` to give the
 * file its place. Whatever goes wrong, the file at `path` is gone afterwards, and the rest of `source` runs by unread: a
 * sender hears an answer only once it was allowed to finish its sentence.
 */
export async function receiveTo(
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
    await rm(path, { force: true })
    throw asDomainError(error)
  }
}

async function write(handle: FileHandle, source: Readable, limit: number): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  let head = Buffer.alloc(0)
  let batch: Buffer[] = []
  let batched = 0
  const flush = async () => {
    for (let waiting = batch; waiting.length; ) {
      const { bytesWritten } = await handle.writev(waiting)
      waiting = rest(waiting, bytesWritten)
    }
    batch = []
    batched = 0
  }

  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > limit) {
      throw new DomainError('TOO_LARGE', `The file is larger than ${Math.floor(limit / 1_048_576)} MB.`)
    }
    if (head.length < headBytes) head = Buffer.concat([head, chunk.subarray(0, headBytes - head.length)])
    hash.update(chunk)
    batch.push(chunk)
    batched += chunk.length
    if (batched >= batchBytes) await flush()
  }
  await flush()
  return { sha256: hash.digest('hex'), bytes, head }
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
