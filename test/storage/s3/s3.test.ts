import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { s3Storage } from '../../../src/storage/s3/s3.ts'
import type { Kept } from '../../../src/storage/storage.ts'
import { aBucket } from '../bucket.ts'

const { config, objects, state } = await aBucket()
const folder = await mkdtemp(join(tmpdir(), 'candour-s3-'))
const storage = s3Storage(config, folder)
await storage.prepare()
afterEach(() => {
  state.behaviour = 'well'
})

const put = async (bytes = randomBytes(100)) => (await storage.receive(Readable.from([bytes]), 1_000_000)).sha256
const keyOf = (sha256: string) => `work/${sha256.slice(0, 2)}/${sha256.slice(2)}`
const partsLeft = () => readdir(join(folder, 'incoming'))
async function hashesIn(files: AsyncIterable<Kept>) {
  const found: string[] = []
  for await (const { sha256 } of files) found.push(sha256)
  return found
}

test('bytes come back as they went in, found by their SHA-256', async () => {
  const bytes = randomBytes(300_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')

  const stored = await storage.receive(Readable.from([bytes.subarray(0, 1_000), bytes.subarray(1_000)]), 1_000_000)

  expect(stored).toMatchObject({ sha256, bytes: bytes.length })
  expect(objects.get(keyOf(sha256))?.body.equals(bytes)).toBe(true)
  expect((await buffer(await storage.open(sha256))).equals(bytes)).toBe(true)
  expect(await storage.has(sha256)).toBe(true)
})

test('a reader that needs a path gets one for as long as it needs it', async () => {
  const bytes = randomBytes(5_000)
  const sha256 = await put(bytes)

  const { path, done } = await storage.path(sha256)

  expect(await readFile(path)).toEqual(bytes)
  await done()
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('what is removed is in the trash, comes back from it, and is gone once it is purged', async () => {
  const sha256 = await put()

  await storage.discard(sha256)
  const removed = [await storage.has(sha256), await hashesIn(storage.trash())]
  const back = await storage.bringBack(sha256)
  const afterwards = await storage.has(sha256)
  await storage.discard(sha256)
  await storage.purge(sha256)

  expect(removed).toEqual([false, [sha256]])
  expect([back, afterwards]).toEqual([true, true])
  expect(await storage.bringBack(sha256)).toBe(false)
})

test('every file is listed with its time, over as many pages as it takes', async () => {
  const old = [await put(), await put(), await put(), await put(), await put()]
  for (const sha256 of old) objects.get(keyOf(sha256))!.at = new Date(0)
  const young = await put()

  const listed: Kept[] = []
  for await (const file of storage.list()) listed.push(file)

  expect(listed.filter(({ at }) => at.getTime() === 0).map(({ sha256 }) => sha256)).toEqual(old.sort())
  expect(listed.map(({ sha256 }) => sha256)).toContain(young)
})

test('notes are kept by name', async () => {
  await storage.notes.write('identity', 'one')
  await storage.notes.write('identity', 'two')

  expect([await storage.notes.read('identity'), await storage.notes.read('other')]).toEqual(['two', null])
  expect(await storage.notes.names()).toEqual(['identity'])
})

test('a half that a dead process left on the local disk is swept', async () => {
  const part = join(folder, 'incoming', 'half')
  await writeFile(part, 'half an essay')
  await utimes(part, 0, 0)

  expect(await storage.sweep(60_000)).toBe(1)

  expect(await partsLeft()).toEqual([])
})

test('a bucket without room leaves nothing acknowledged and nothing behind', async () => {
  state.behaviour = 'full'

  await expect(put()).rejects.toMatchObject({ code: 'STORAGE_FULL' })

  expect(await partsLeft()).toEqual([])
})

test('a file above the limit is refused before it reaches the bucket', async () => {
  const before = objects.size

  await expect(storage.receive(Readable.from([randomBytes(2_000)]), 1_000)).rejects.toMatchObject({ code: 'TOO_LARGE' })

  expect(objects.size).toBe(before)
})

test('bytes that are not there are absent, which is not the same as a storage that does not answer', async () => {
  const nowhere = 'f'.repeat(64)

  await expect(storage.open(nowhere)).rejects.toMatchObject({ details: { storage: 'absent' } })
  await expect(storage.path(nowhere)).rejects.toMatchObject({ details: { storage: 'absent' } })
  expect(await storage.has(nowhere)).toBe(false)
})

test.each([
  ['receiving', () => put()],
  ['opening', (sha256: string) => storage.open(sha256)],
  ['copying to a path', (sha256: string) => storage.path(sha256)],
  ['looking for', (sha256: string) => storage.has(sha256)],
  ['listing', () => hashesIn(storage.list())],
  ['reading a note', () => storage.notes.read('identity')],
])('%s ends in time, after another try, when the bucket takes requests and never answers', async (_, call) => {
  const sha256 = await put()
  state.behaviour = 'silent'
  const before = state.requests

  await expect(call(sha256)).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { storage: 'unreachable' } })

  expect(state.requests - before).toBe(3)
  expect(await partsLeft()).toEqual([])
})

test('a bucket that stops in the middle of an object is given up, and leaves no half copy', async () => {
  const sha256 = await put(randomBytes(200_000))
  state.behaviour = 'stopping'

  await expect(storage.path(sha256)).rejects.toMatchObject({ details: { storage: 'unreachable' } })
  await expect(buffer(await storage.open(sha256))).rejects.toMatchObject({ details: { storage: 'unreachable' } })

  expect(await partsLeft()).toEqual([])
})

test('a reader that takes its time is not taken for a bucket that is silent', async () => {
  const bytes = randomBytes(900_000)
  const sha256 = await put(bytes)

  const pieces: Buffer[] = []
  for await (const piece of await storage.open(sha256)) {
    pieces.push(piece)
    if (pieces.length < 3) await new Promise((resolve) => setTimeout(resolve, config.silenceMs * 1.5))
  }

  expect(Buffer.concat(pieces).equals(bytes)).toBe(true)
})
