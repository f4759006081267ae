import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder in which uploads grow until they are whole. */
export async function incomingIn(folder: string): Promise<string> {
  const incoming = join(folder, 'incoming')
  await mkdir(incoming, { recursive: true, mode: 0o700 })
  return incoming
}

/** Removes what uploads that never finished left there; nobody has written to it for `olderThanMs`. */
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
