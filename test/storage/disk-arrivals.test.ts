import { randomUUID } from 'node:crypto'
import { mkdtemp, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { diskStorage } from '../../src/storage/disk.ts'

async function aStore() {
  const folder = await mkdtemp(join(tmpdir(), 'candour-disk-'))
  const store = diskStorage(folder)
  await store.prepare()
  const receive = (words: string = randomUUID()) => store.receive(Readable.from([Buffer.from(words)]), 1_000)
  return { folder, store, receive, secondNames: () => readdir(join(folder, 'arrived')) }
}
/** A power cut takes the first name of a file, and the service starts again. */
async function afterPowerCut(folder: string, { sha256 }: { sha256: string }) {
  await rm(join(folder, sha256.slice(0, 2), sha256.slice(2)), { force: true })
  const store = diskStorage(folder)
  await store.prepare()
  return store
}

/** Lets each sync go through `sync`, which is given what is synced and how, until the test ends. */
async function intercepted(sync: (isFolder: boolean, go: () => Promise<void>) => Promise<void>) {
  const handle = await open('/dev/null', 'r')
  const files = Object.getPrototypeOf(handle)
  await handle.close()
  const real = files.sync
  files.sync = async function (this: typeof handle) {
    const isFolder = (await this.stat()).isDirectory()
    return sync(isFolder, () => real.call(this))
  }
  onTestFinished(() => {
    files.sync = real
  })
}

test('files that arrive at once have their bytes synced one by one and their names together', async () => {
  const { store, receive } = await aStore()
  const syncs = { files: 0, folders: 0 }
  await intercepted((isFolder, go) => {
    syncs[isFolder ? 'folders' : 'files'] += 1
    return go()
  })

  const many = 64
  const files = await Promise.all(Array.from({ length: many }, () => receive()))

  expect(syncs.files).toBe(many)
  expect(syncs.folders / many).toBeLessThan(0.3)
  expect(await Promise.all(files.map(({ sha256 }) => store.has(sha256)))).toEqual(files.map(() => true))
})

test('a file counts as kept only after a sync that began when it had its name', async () => {
  const { receive, secondNames } = await aStore()
  const seen: string[][] = []
  await intercepted(async (isFolder, go) => {
    if (isFolder) seen.push(await secondNames())
    await go()
  })
  const named = new Map<string, number>()

  await Promise.all(
    Array.from({ length: 16 }, async () => {
      const { sha256 } = await receive()
      named.set(sha256, seen.length)
    }),
  )

  for (const [sha256, syncs] of named) expect(seen.slice(0, syncs).some((names) => names.includes(sha256))).toBe(true)
})

test('where the sync of the folder fails, none of the files that waited for it counts as kept', async () => {
  const { receive } = await aStore()
  await intercepted((isFolder, go) => {
    if (!isFolder) return go()
    throw Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'fsync' })
  })

  const kept = await Promise.all([receive(), receive()].map((file) => file.catch((error) => error.code)))

  expect(kept).toEqual(['UNAVAILABLE', 'UNAVAILABLE'])
})

test('a name that a power cut took is there again at the next start', async () => {
  const { folder, receive } = await aStore()
  const file = await receive('An essay.')

  const store = await afterPowerCut(folder, file)

  expect(await text(await store.open(file.sha256))).toBe('An essay.')
})

test('what was removed does not come back at the next start', async () => {
  const { folder, store, receive } = await aStore()
  const file = await receive()
  await store.discard(file.sha256)
  await store.purge(file.sha256)

  const again = await afterPowerCut(folder, file)

  expect(await again.has(file.sha256)).toBe(false)
})

test('the sweep takes second names in two rounds, and a young one in none', async () => {
  const { folder, store, receive, secondNames } = await aStore()
  const file = await receive()

  await store.sweep(60_000)
  const young = await secondNames()
  await store.sweep(0)
  const marked = await secondNames()
  const restored = await afterPowerCut(folder, file)
  await store.sweep(0)

  expect(young).toEqual([file.sha256])
  expect(marked).toEqual([`${file.sha256}.leaving`])
  expect(await secondNames()).toEqual([])
  expect(await restored.has(file.sha256)).toBe(true)
})

test('an equal file that arrives later has both names', async () => {
  const { folder, receive } = await aStore()
  await receive('An essay.')

  const file = await receive('An essay.')
  const store = await afterPowerCut(folder, file)

  expect(await text(await store.open(file.sha256))).toBe('An essay.')
})
