import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3'
import type { S3Config } from '../config.ts'
import { incomingIn, sweepIncoming } from './incoming.ts'
import { receiveTo } from './receive.ts'
import type { Storage } from './storage.ts'

const prefix = 'work/'

/** How long a removal may be on its way, in milliseconds: one that arrives late could meet bytes that came since. */
const removePatience = 60_000

/** Storage in any S3-compatible bucket. Bytes pass through a local file, because their key is their hash. */
export async function s3Storage(
  { bucket, endpoint, region, ...credentials }: S3Config,
  folder: string,
): Promise<Storage> {
  const client = new S3Client({
    region,
    credentials,
    // Other makers' storage takes plain bodies only; the SHA-256 below guards what is sent.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint && { endpoint, forcePathStyle: true }),
  })
  const Key = (sha256: string) => `${prefix}${sha256.slice(0, 2)}/${sha256.slice(2)}`
  const Bucket = bucket
  const incoming = await incomingIn(folder)

  const open = async (sha256: string) => {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: Key(sha256) }))
    return Body as Readable
  }
  return {
    open,
    async receive(source, limit) {
      const part = join(incoming, randomUUID())
      return receiveTo(part, source, limit, async ({ sha256, bytes }) => {
        const Body = createReadStream(part)
        await client.send(
          new PutObjectCommand({
            Bucket,
            Key: Key(sha256),
            Body,
            ContentLength: bytes,
            ChecksumSHA256: base64(sha256),
          }),
        )
        await rm(part, { force: true })
      })
    },
    async path(sha256) {
      const path = join(incoming, randomUUID())
      await pipeline(await open(sha256), createWriteStream(path, { mode: 0o600 }))
      return { path, done: () => rm(path, { force: true }) }
    },
    has: (sha256) =>
      client.send(new HeadObjectCommand({ Bucket, Key: Key(sha256) })).then(
        () => true,
        () => false,
      ),
    async remove(sha256) {
      const abortSignal = AbortSignal.timeout(removePatience)
      await client.send(new DeleteObjectCommand({ Bucket, Key: Key(sha256) }), { abortSignal })
    },
    async *list(before) {
      for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix: prefix })) {
        for (const { Key = '', LastModified } of Contents) {
          if (LastModified && LastModified < before) yield Key.slice(prefix.length).replace('/', '')
        }
      }
    },
    sweep: (olderThanMs) => sweepIncoming(incoming, olderThanMs),
  }
}

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
