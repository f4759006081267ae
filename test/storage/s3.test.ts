import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { s3Storage } from '../../src/storage/s3.ts'

/** Just enough of S3 to keep objects: path-style PUT, GET, HEAD and DELETE, and a listing in pages of two. */
const objects = new Map<string, Buffer>()
let full = false
const bucket = createServer(async (request, response) => {
  const { pathname: key, searchParams } = new URL(request.url!, 'http://s3')
  if (searchParams.get('list-type')) return response.end(listing(searchParams))
  const body = await buffer(request)
  if (request.method === 'PUT' && full) return response.writeHead(507).end()
  if (request.method === 'PUT') objects.set(key, body)
  if (request.method === 'DELETE') objects.delete(key)
  const found = objects.get(key)
  if (request.method === 'GET' || request.method === 'HEAD') {
    response.writeHead(found ? 200 : 404, { 'content-length': found?.length ?? 0 })
    return response.end(request.method === 'GET' ? found : undefined)
  }
  response.writeHead(request.method === 'DELETE' ? 204 : 200).end()
})
await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve))
afterAll(() => bucket.close())

const written = new Map<string, Date>()

function listing(asked: URLSearchParams) {
  const start = Number(asked.get('continuation-token') ?? 0)
  const keys = [...objects.keys()].map((key) => key.slice('/work/'.length)).sort()
  const found = keys.filter((key) => key.startsWith(asked.get('prefix')!))
  const page = found.slice(start, start + 2)
  const more = start + 2 < found.length
  return `<ListBucketResult><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${
    more ? `<NextContinuationToken>${start + 2}</NextContinuationToken>` : ''
  }${page
    .map((key) => {
      const at = (written.get(key) ?? new Date()).toISOString()
      return `<Contents><Key>${key}</Key><LastModified>${at}</LastModified><Size>1</Size></Contents>`
    })
    .join('')}</ListBucketResult>`
}

const folder = await mkdtemp(join(tmpdir(), 'candour-s3-'))
const storage = await s3Storage(
  {
    bucket: 'work',
    endpoint: `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`,
    region: 'eu-west-2',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  },
  folder,
)

test('bytes come back as they went in, found by their SHA-256', async () => {
  const bytes = randomBytes(300_000)
  const sha256 = createHash('sha256').update(bytes).digest('hex')

  const stored = await storage.receive(Readable.from([bytes.subarray(0, 1_000), bytes.subarray(1_000)]), 1_000_000)

  expect(stored).toMatchObject({ sha256, bytes: bytes.length })
  expect([...objects.values()][0]).toEqual(bytes)
  expect(await buffer(await storage.open(sha256))).toEqual(bytes)
  expect(await storage.has(sha256)).toBe(true)
})

test('a reader that needs a path gets one for as long as it needs it', async () => {
  const bytes = randomBytes(5_000)
  const { sha256 } = await storage.receive(Readable.from([bytes]), 1_000_000)

  const { path, done } = await storage.path(sha256)

  expect(await readFile(path)).toEqual(bytes)
  await done()
  await expect(readFile(path)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('what is removed is gone', async () => {
  const { sha256 } = await storage.receive(Readable.from([randomBytes(100)]), 1_000)

  await storage.remove(sha256)

  expect(await storage.has(sha256)).toBe(false)
})

test('what was put there before a moment is listed, over as many pages as it takes', async () => {
  const put = async () => (await storage.receive(Readable.from([randomBytes(100)]), 1_000)).sha256
  const [old, young] = [[await put(), await put(), await put(), await put(), await put()], await put()]
  for (const sha256 of old) written.set(`work/${sha256.slice(0, 2)}/${sha256.slice(2)}`, new Date(0))

  const listed: string[] = []
  for await (const sha256 of storage.list(new Date(86_400_000))) listed.push(sha256)

  expect(listed.sort()).toEqual(old.sort())
  expect(listed).not.toContain(young)
})

test('a half that a dead process left on the local disk is swept', async () => {
  const part = join(folder, 'incoming', 'half')
  await writeFile(part, 'half an essay')
  await utimes(part, 0, 0)

  expect(await storage.sweep(60_000)).toBe(1)

  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('a bucket that refuses leaves nothing acknowledged and nothing behind', async () => {
  full = true

  await expect(storage.receive(Readable.from([randomBytes(100)]), 1_000)).rejects.toThrow()

  full = false
  expect(await readdir(join(folder, 'incoming'))).toEqual([])
})

test('a file above the limit is refused before it reaches the bucket', async () => {
  const before = objects.size

  await expect(storage.receive(Readable.from([randomBytes(2_000)]), 1_000)).rejects.toMatchObject({ code: 'TOO_LARGE' })

  expect(objects.size).toBe(before)
})
