import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Removes what unfinished uploads left there and was not written to for `olderThanMs`. Returns how many files that was. */
export async function sweepIncoming(incoming: string, olderThanMs: number): Promise<number> {
  let swept = 0
  for (const name of await readdir(incoming)) {
    const part = join(incoming, name)
    const { mtimeMs } = await stat(part).catch(() => ({ mtimeMs: Date.now() }))
    if (Date.now() - mtimeMs < olderThanMs) continue
    await rm(part, { force: true })
    swept++
  }
  return swept
}
