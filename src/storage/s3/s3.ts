import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { S3Config } from '../../config.ts'
import { transferDeadline } from '../../domain/deadlines.ts'
import { unlessSilent, withDeadline } from '../../outside/deadline.ts'
import { sweepIncoming } from '../incoming.ts'
import { receiveTo } from '../receive.ts'
import type { Storage } from '../storage.ts'
import { explainTrouble, ifThere, reaching } from '../trouble.ts'
import { type Bucket, bucketOf } from './bucket.ts'
import { s3Notes } from './notes.ts'
import { storageName } from './requests.ts'

const keyOf = (sha256: string) => `work/${sha256.slice(0, 2)}/${sha256.slice(2)}`
const trashKeyOf = (sha256: string) => `trash/${sha256.slice(0, 2)}/${sha256.slice(2)}`

/** Storage in any S3-compatible bucket. Bytes pass through a local file, because their key is their hash. */
export function s3Storage(config: S3Config, folder: string): Storage {
  const bucket = bucketOf(config)
  const incoming = join(folder, 'incoming')
  let received = 0

  return {
    async prepare() {
      await reaching(() => mkdir(incoming, { recursive: true, mode: 0o700 }))
    },
    async receive(source, limit) {
      const part = join(incoming, randomUUID())
      const file = await receiveTo(part, source, limit, async ({ sha256, bytes }) => {
        await put(bucket, part, sha256, bytes)
        await rm(part, { force: true })
      })
      received += 1
      return file
    },
    open: async (sha256) => (await get(bucket, sha256)).body,
    path: (sha256) => copyTo(join(incoming, randomUUID()), bucket, sha256),
    has: (sha256) =>
      ifThere(() => bucket.ask((s3, options) => s3.send(new HeadObjectCommand(bucket.place(keyOf(sha256))), options))),
    list: () => bucket.files('work/'),
    async discard(sha256) {
      await ifThere(async () => {
        await bucket.copy(keyOf(sha256), trashKeyOf(sha256))
        await bucket.remove(keyOf(sha256))
      })
    },
    bringBack: (sha256) => ifThere(() => bucket.copy(trashKeyOf(sha256), keyOf(sha256))),
    trash: () => bucket.files('trash/'),
    purge: (sha256) => bucket.remove(trashKeyOf(sha256)),
    sweep: (olderThanMs) => reaching(() => sweepIncoming(incoming, olderThanMs)),
    notes: s3Notes(bucket),
    received: () => received,
  }
}

/** Sends a local file; each try reads it anew. */
async function put(bucket: Bucket, path: string, sha256: string, bytes: number): Promise<void> {
  await bucket.ask(async (s3, options, touch) => {
    const body = watched(createReadStream(path), touch)
    const content = { Body: body, ContentLength: bytes, ChecksumSHA256: base64(sha256) }
    try {
      await s3.send(new PutObjectCommand({ ...bucket.place(keyOf(sha256)), ...content }), options)
    } finally {
      body.destroy()
    }
  }, transferDeadline(bytes))
}

async function get(bucket: Bucket, sha256: string) {
  const { Body, ContentLength: bytes = 0 } = await bucket.ask((s3, options) =>
    s3.send(new GetObjectCommand(bucket.place(keyOf(sha256))), options),
  )
  return { body: unlessSilent(Body as Readable, storageName, bucket.silenceMs, explainTrouble), bytes }
}

/** A local copy of a stored file, at `path` until `done`. */
async function copyTo(path: string, bucket: Bucket, sha256: string) {
  const done = () => rm(path, { force: true })
  try {
    const { body, bytes } = await get(bucket, sha256)
    const copy = createWriteStream(path, { mode: 0o600 })
    await withDeadline(storageName, transferDeadline(bytes), (signal) => pipeline(body, copy, { signal }))
    return { path, done }
  } catch (error) {
    await done()
    throw explainTrouble(error)
  }
}

/** The same bytes, with a call of `touch` for each piece that is taken. */
function watched(source: Readable, touch: () => void): Readable {
  const counted = new Transform({
    transform(chunk, _encoding, done) {
      touch()
      done(null, chunk)
    },
  })
  source.on('error', (error) => counted.destroy(error))
  counted.on('close', () => source.destroy())
  return source.pipe(counted)
}

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
