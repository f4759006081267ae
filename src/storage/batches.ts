import type { FileHandle } from 'node:fs/promises'
import { finished, type Readable } from 'node:stream'

/** How many bytes of one upload are gathered before they are written, so that fewer system calls are made. */
const maxBatchBytes = 256 * 1024

/** How many bytes all uploads under way may gather together, so that memory does not grow with their number. */
const maxBytesOfAll = 8 * 1024 * 1024

let underWay = 0

/**
 * Shows each chunk of `source` to `onChunk` as it comes, and gives them to `onBatch` in batches, during which the source is
 * paused. An iterator over the chunks would pause and resume the sender's connection for every one of them. Rejects with
 * whatever either function throws, and with the error of the source.
 */
export async function inBatches(
  source: Readable,
  onChunk: (chunk: Buffer) => void,
  onBatch: (batch: Buffer[]) => Promise<void>,
): Promise<void> {
  underWay += 1
  try {
    await gather(source, onChunk, onBatch)
  } finally {
    underWay -= 1
  }
}

function gather(source: Readable, onChunk: (chunk: Buffer) => void, onBatch: (batch: Buffer[]) => Promise<void>) {
  return new Promise<void>((resolve, reject) => {
    let batch: Buffer[] = []
    let bytes = 0
    const flush = () => {
      const full = batch
      batch = []
      bytes = 0
      return onBatch(full)
    }
    const fail = (error: unknown) => {
      source.off('data', take)
      reject(error)
    }
    const take = (chunk: Buffer) => {
      try {
        onChunk(chunk)
      } catch (error) {
        return fail(error)
      }
      batch.push(chunk)
      bytes += chunk.length
      if (bytes < Math.min(maxBatchBytes, maxBytesOfAll / underWay)) return
      source.pause()
      flush().then(() => source.resume(), fail)
    }
    source.on('data', take)
    finished(source, { writable: false }, (error) => (error ? fail(error) : flush().then(resolve, fail)))
  })
}

/** Writes all of these buffers, in as many system calls as the system asks for. */
export async function writeAll(handle: FileHandle, buffers: Buffer[]): Promise<void> {
  for (let remaining = buffers; remaining.length > 0; ) {
    const { bytesWritten } = await handle.writev(remaining)
    remaining = withoutFirst(remaining, bytesWritten)
  }
}

function withoutFirst(buffers: Buffer[], bytes: number): Buffer[] {
  let skip = bytes
  return buffers.flatMap((buffer) => {
    const left = buffer.subarray(Math.min(skip, buffer.length))
    skip -= Math.min(skip, buffer.length)
    return left.length ? [left] : []
  })
}
