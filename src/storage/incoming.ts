import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder for files whose upload has not ended. */
export async function incomingIn(folder: string): Promise<string> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  return incoming
}

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
