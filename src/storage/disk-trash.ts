import { rm, utimes } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { filesIn } from './disk-folders.ts'
import { moveDurably } from './durable.ts'
import type { Storage } from './storage.ts'
import { ifThere, reaching } from './trouble.ts'

/** The trash of a storage on disk: a folder with the removed files under their SHA-256. `pathOf` is where each belongs. */
export function diskTrash(
  trash: string,
  pathOf: (sha256: string) => string,
): Pick<Storage, 'discard' | 'bringBack' | 'trash' | 'purge'> {
  const trashOf = (sha256: string) => join(trash, sha256)
  return {
    async discard(sha256) {
      await ifThere(async () => {
        // Its time in the trash begins now. Before the move, because one that is too young is only swept later.
        await utimes(pathOf(sha256), new Date(), new Date())
        await moveDurably(pathOf(sha256), trashOf(sha256))
      })
    },
    bringBack: (sha256) => ifThere(() => moveDurably(trashOf(sha256), pathOf(sha256))),
    trash: () => filesIn(dirname(trash), [basename(trash)], (_, name) => name),
    purge: (sha256) => reaching(() => rm(trashOf(sha256), { force: true })),
  }
}
