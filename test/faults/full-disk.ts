import promises, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { onTestFinished } from 'vitest'

type Call = (...given: never[]) => Promise<unknown>

/**
 * A disk that is full at the k-th call that writes below `folder`, counted from `failAt(k)`. It stands in for the system's
 * calls, of which every file of ours makes use: opening, writing, syncing, closing, renaming, making folders, setting times.
 */
export function aFullDisk(folder: string) {
  const disk = { countdown: 0, calls: [] as string[] }
  const isOurs = (path: unknown) => typeof path === 'string' && path.startsWith(folder) && !path.includes('/notes')

  /** Counts a call; true for the one that has no room. */
  const meets = (name: string) => {
    if (disk.countdown <= 0) return false
    disk.calls.push(name)
    disk.countdown -= 1
    return disk.countdown === 0
  }
  const noRoom = (syscall: string) =>
    Object.assign(new Error(`ENOSPC: no space left on device, ${syscall}`), { code: 'ENOSPC', syscall })

  const original = { ...promises }
  for (const name of ['rename', 'mkdir', 'utimes'] as const) {
    replace(name, (async (path: string, ...more: never[]) => {
      if (isOurs(path) && meets(name)) throw noRoom(name)
      return (original[name] as Call)(path as never, ...more)
    }) as Call)
  }
  replace('open', (async (path: string, ...more: never[]) => {
    if (isOurs(path) && meets('open')) throw noRoom('open')
    const handle = (await (original.open as Call)(path as never, ...more)) as FileHandle
    return isOurs(path) ? watched(handle) : handle
  }) as Call)

  function watched(handle: FileHandle): FileHandle {
    for (const name of ['write', 'writev', 'writeFile', 'sync', 'close'] as const) {
      const real = (handle[name] as Call).bind(handle)
      const call = async (...given: never[]) => {
        if (!meets(name)) return real(...given)
        if (name === 'close') await real()
        throw noRoom(name)
      }
      Object.defineProperty(handle, name, { value: call })
    }
    return handle
  }

  function replace(name: keyof typeof promises, call: Call) {
    Object.assign(promises, { [name]: call })
    syncBuiltinESMExports()
  }
  onTestFinished(() => {
    Object.assign(promises, original)
    syncBuiltinESMExports()
  })
  return {
    failAt(call: number) {
      disk.countdown = call
      disk.calls = []
    },
    /** The calls since then; the last one failed if the disk was full. */
    calls: () => disk.calls,
    wasFull: () => disk.countdown === 0,
    mend() {
      disk.countdown = 0
    },
  }
}
