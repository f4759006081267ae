import { randomUUID } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durable.ts'
import type { StorageNotes } from './storage.ts'
import { reaching, unlessAbsent } from './trouble.ts'

/** What a part of a note that was not finished ends with. */
const unfinished = '.part'

/** Notes as files in a folder. */
export function diskNotes(folder: string): StorageNotes {
  const pathOf = (name: string) => join(folder, name)
  return {
    async names() {
      const found = (await unlessAbsent(() => readdir(folder))) ?? []
      return found.filter((name) => !name.endsWith(unfinished))
    },
    read: (name) => unlessAbsent(() => readFile(pathOf(name), 'utf8')),
    write: (name, text) => reaching(() => writeDurably(pathOf(name), pathOf(`${randomUUID()}${unfinished}`), text)),
    remove: (name) => reaching(() => rm(pathOf(name), { force: true })),
  }
}
