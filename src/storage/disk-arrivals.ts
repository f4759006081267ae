import { link, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { inGroups } from '../domain/in-groups.ts'
import { syncFolder } from './durable.ts'
import { ifThere } from './trouble.ts'

/** What the second name of a file ends with once its first is about to be enough. */
const leaving = '.leaving'

/**
 * Second names for what arrived lately, all in one folder, so that one sync of it makes every name durable that waits; the
 * first names are spread over 256 folders. After a power cut a first name that was lost is made again from the second.
 */
export function diskArrivals(folder: string, pathOf: (sha256: string) => string) {
  const secondOf = (sha256: string) => join(folder, sha256)
  /** A sync that began before a name was given says nothing about it, so a call in between waits for the next. */
  const { ask: sync } = inGroups(async (waiting: string[]) => {
    await syncFolder(folder)
    return waiting
  })

  return {
    /** Gives the file at `part` both names, which a power cut can no longer undo. `spare` is a free name beside it. */
    async name(part: string, spare: string, sha256: string): Promise<void> {
      const isNamed = await nameSecond(part, spare, secondOf(sha256))
      await rename(part, pathOf(sha256))
      await (isNamed ? sync(sha256) : syncFolder(dirname(pathOf(sha256))))
    },

    /** Makes the name of a file durable that is there. */
    async settle(sha256: string): Promise<void> {
      const isNamed = await ifThere(() => stat(secondOf(sha256)))
      await (isNamed ? sync(sha256) : syncFolder(dirname(pathOf(sha256))))
    },

    /** Takes the second name away for good, before the file itself is moved. */
    async forget(sha256: string): Promise<void> {
      for (const name of [secondOf(sha256), secondOf(sha256) + leaving]) await rm(name, { force: true })
      await sync(sha256)
    },

    /** Makes the first names again that a power cut took. */
    async restore(): Promise<void> {
      for (const name of await readdir(folder)) {
        await link(join(folder, name), pathOf(name.replace(leaving, ''))).catch(unless('EEXIST', 'ENOENT'))
      }
    },

    /**
     * Takes second names away that are older than this, in milliseconds, once their first names are durable. A name is marked in one
     * round and taken in a later one, so that a file which arrives again meanwhile keeps the name that it was given.
     */
    async clear(olderThanMs: number): Promise<void> {
      const old = await olderThan(folder, olderThanMs)
      const last = old.filter((name) => name.endsWith(leaving))
      for (const shelf of new Set(last.map((name) => dirname(pathOf(name))))) await syncFolder(shelf)
      for (const name of last) await rm(join(folder, name), { force: true })
      for (const name of old) {
        if (!name.endsWith(leaving))
          await rename(join(folder, name), join(folder, name + leaving)).catch(unless('ENOENT'))
      }
    },
  }
}

/**
 * The second name of a file, in place of that of an equal file which arrived before. False where the disk knows no second
 * names.
 */
async function nameSecond(part: string, spare: string, second: string): Promise<boolean> {
  try {
    await link(part, second)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EMLINK') return false
    if (code !== 'EEXIST') throw error
  }
  await link(part, spare)
  await rename(spare, second)
  return true
}

/** The names in a folder whose file was last named longer ago than this, in milliseconds. */
async function olderThan(folder: string, ms: number): Promise<string[]> {
  const old: string[] = []
  for (const name of await readdir(folder)) {
    const found = await stat(join(folder, name)).catch(() => null)
    // The clock of this program counts whole milliseconds, that of the disk parts of them.
    if (found && Date.now() - Math.floor(found.ctimeMs) >= ms) old.push(name)
  }
  return old
}

const unless =
  (...codes: string[]) =>
  (error: NodeJS.ErrnoException) => {
    if (!codes.includes(error.code ?? '')) throw error
  }
