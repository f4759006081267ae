import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { diskArrivals } from './disk-arrivals.ts'
import { filesIn, makeFolders, shelves } from './disk-folders.ts'
import { diskNotes } from './disk-notes.ts'
import { diskTrash } from './disk-trash.ts'
import { sweepIncoming } from './incoming.ts'
import { receiveTo } from './receive.ts'
import type { Storage } from './storage.ts'
import { ifThere, reaching } from './trouble.ts'

/**
 * Storage in a folder: `ab/cdef…` by SHA-256, unfinished uploads in `incoming`, second names of what came lately in `arrived`,
 * removed files in `trash`.
 */
export function diskStorage(folder: string): Storage {
  const incoming = join(folder, 'incoming')
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2))
  const arrivals = diskArrivals(join(folder, 'arrived'), pathOf)
  const trash = diskTrash(join(folder, 'trash'), pathOf)
  const reach = (sha256: string) => reaching(() => access(pathOf(sha256)))
  let received = 0

  return {
    async prepare() {
      await reaching(() => makeFolders(folder))
      await reaching(() => arrivals.restore())
    },
    async receive(source, limit) {
      const part = join(incoming, randomUUID())
      const file = await receiveTo(part, source, limit, ({ sha256 }) => arrivals.name(part, `${part}.second`, sha256))
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
    has: (sha256) => ifThere(() => access(pathOf(sha256)).then(() => arrivals.settle(sha256))),
    list: () => filesIn(folder, shelves, (shelf, name) => shelf + name),
    ...trash,
    async discard(sha256) {
      await reaching(() => arrivals.forget(sha256))
      await trash.discard(sha256)
    },
    async sweep(olderThanMs) {
      await reaching(() => arrivals.clear(olderThanMs))
      return reaching(() => sweepIncoming(incoming, olderThanMs))
    },
    notes: diskNotes(join(folder, 'notes')),
    received: () => received,
  }
}
