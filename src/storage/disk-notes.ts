import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durable.ts'
import type { StorageNotes } from './storage.ts'
import { reaching, unlessAbsent } from './trouble.ts'

/** What the part of a note that is not finished ends with. A note has one writer at a time. */
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
    write: (name, text) => reaching(() => writeDurably(pathOf(name), pathOf(`${name}${unfinished}`), text)),
    remove: (name) => reaching(() => rm(pathOf(name), { force: true })),
  }
}
