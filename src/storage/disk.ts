import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { incomingIn, sweepIncoming } from './incoming.ts'
import { receiveTo } from './receive.ts'
import type { Storage } from './storage.ts'

/** Storage in a folder: `ab/cdef…` by SHA-256, unfinished uploads in `incoming`. */
export async function diskStorage(folder: string): Promise<Storage> {
  const incoming = await incomingIn(folder)
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  await makeFolders(folder)

  return {
    receive(source, limit) {
      const part = join(incoming, randomUUID())
      return receiveTo(part, source, limit, async (file) => {
        const path = pathOf(file.sha256)
        await rename(part, path)
        await syncFolder(dirname(path))
      })
    },
    async open(sha256) {
      await access(pathOf(sha256))
      return createReadStream(pathOf(sha256))
    },
    async path(sha256) {
      return { path: pathOf(sha256), async done() {} }
    },
    has: (sha256) =>
      access(pathOf(sha256))
        .then(() => syncFolder(dirname(pathOf(sha256))))
        .then(
          () => true,
          () => false,
        ),
    remove: (sha256) => rm(pathOf(sha256), { force: true }),
    list: (before) => hashesIn(folder, before),
    sweep: (olderThanMs) => sweepIncoming(incoming, olderThanMs),
  }
}

/** A folder for each first byte of a hash. */
const names = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The hashes of the files that were last written before then. */
async function* hashesIn(folder: string, before: Date): AsyncIterable<string> {
  for (const start of names) {
    for (const rest of await readdir(join(folder, start))) {
      const { mtime } = await stat(join(folder, start, rest)).catch(() => ({ mtime: before }))
      if (mtime < before) yield start + rest
    }
  }
}

/** All 256 folders, made durable ahead of the first upload. */
async function makeFolders(folder: string) {
  const known = new Set(await readdir(folder))
  await Promise.all(
    names.filter((name) => !known.has(name)).map((name) => mkdir(join(folder, name), { recursive: true, mode: 0o700 })),
  )
  await syncFolder(folder)
}

/** A rename is durable when its folder is (fsync(2)). */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
