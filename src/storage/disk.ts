import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { filesIn, makeFolders, shelves } from './disk-folders.ts'
import { diskNotes } from './disk-notes.ts'
import { diskTrash } from './disk-trash.ts'
import { syncFolder } from './durable.ts'
import { sweepIncoming } from './incoming.ts'
import { receiveTo } from './receive.ts'
import type { Storage } from './storage.ts'
import { ifThere, reaching } from './trouble.ts'

/** Storage in a folder: `ab/cdef…` by SHA-256, unfinished uploads in `incoming`, removed files in `trash`. */
export function diskStorage(folder: string): Storage {
  const incoming = join(folder, 'incoming')
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  const reach = (sha256: string) => reaching(() => access(pathOf(sha256)))
  let received = 0

  return {
    prepare: () => reaching(() => makeFolders(folder)),
    async receive(source, limit) {
      const part = join(incoming, randomUUID())
      const file = await receiveTo(part, source, limit, async ({ sha256 }) => {
        await rename(part, pathOf(sha256))
        await syncFolder(dirname(pathOf(sha256)))
      })
      received += 1
      return file
    },
    async open(sha256) {
      await reach(sha256)
      return createReadStream(pathOf(sha256))
    },
    async path(sha256) {
      await reach(sha256)
      return { path: pathOf(sha256), async done() {} }
    },
    has: (sha256) => ifThere(() => access(pathOf(sha256)).then(() => syncFolder(dirname(pathOf(sha256))))),
    list: () => filesIn(folder, shelves, (shelf, name) => shelf + name),
    ...diskTrash(join(folder, 'trash'), pathOf),
    sweep: (olderThanMs) => reaching(() => sweepIncoming(incoming, olderThanMs)),
    notes: diskNotes(join(folder, 'notes')),
    received: () => received,
  }
}
