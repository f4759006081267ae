import { chownSync, constants, mkdtempSync, realpathSync } from 'node:fs'
import { chmod, chown, copyFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of one child, which holds the file of its present task and is all that the child can read beside the program. */
export interface Inbox {
  folder: string
  /** Puts a copy of a file there and returns its path; the child's work cannot change the original. */
  put(path: string): Promise<string>
  empty(): Promise<void>
  remove(): Promise<void>
}

const prefix = 'candour-reading-'

/** Makes the folder of one child, for the user that the child has; null is our own. Its name cannot be guessed. */
export function makeInbox(uid: number | null): Inbox {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), `${prefix}${process.pid}-`))
  if (uid !== null) chownSync(folder, uid, uid)
  const file = join(folder, 'file')
  return {
    folder,
    async put(path) {
      await copyFile(path, file, constants.COPYFILE_FICLONE)
      if (uid !== null) await chown(file, uid, uid)
      await chmod(file, 0o400)
      return file
    },
    empty: () => rm(file, { force: true }),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** Removes what processes left behind that were killed: it may hold a student's work. */
export async function removeLeftovers(): Promise<void> {
  const home = tmpdir()
  for (const name of await readdir(home).catch(() => [])) {
    const pid = name.startsWith(prefix) ? Number.parseInt(name.slice(prefix.length), 10) : Number.NaN
    if (pid && !isAlive(pid)) await rm(join(home, name), { recursive: true, force: true }).catch(() => {})
  }
}

function isAlive(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
