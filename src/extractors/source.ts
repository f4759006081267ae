import { open, readFile, stat } from 'node:fs/promises'

/** A file to read: its path, or the bytes of one that was inside another file. */
export type Source = string | Buffer

/** All bytes of a file. */
export const bytesOf = async (source: Source): Promise<Buffer> =>
  typeof source === 'string' ? readFile(source) : source

/** The size of a file in bytes. */
export const sizeOf = async (source: Source): Promise<number> =>
  typeof source === 'string' ? (await stat(source)).size : source.length

/** At most `length` bytes of a file from `position` on. */
export async function partOf(source: Source, position: number, length: number): Promise<Buffer> {
  if (typeof source !== 'string') return source.subarray(position, position + length)
  const handle = await open(source, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
