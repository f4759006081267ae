import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder } from './durable.ts'
import type { Kept } from './storage.ts'

/** A folder for each first byte of a hash. */
export const shelves = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** All folders of a storage, made durable ahead of the first upload. */
export async function makeFolders(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const known = new Set(await readdir(folder))
  const lacking = [...shelves, 'incoming', 'arrived', 'trash', 'notes'].filter((name) => !known.has(name))
  await Promise.all(lacking.map((name) => mkdir(join(folder, name), { recursive: true, mode: 0o700 })))
  if (lacking.length) await syncFolder(folder)
}

/** The files in some of the folders, and when each was written. A folder that is not there holds none. */
export async function* filesIn(
  folder: string,
  within: string[],
  hashOf: (shelf: string, name: string) => string,
): AsyncIterable<Kept> {
  for (const shelf of within) {
    for (const name of await readdir(join(folder, shelf)).catch(noneIfAbsent)) {
      const found = await stat(join(folder, shelf, name)).catch(() => null)
      if (found) yield { sha256: hashOf(shelf, name), at: found.mtime }
    }
  }
}

function noneIfAbsent(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return []
  throw error
}
