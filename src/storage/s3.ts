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

/** How long a removal may take, in milliseconds: one that arrives late could remove bytes that were stored since. */
const removeTimeoutMs = 60_000

/** Storage in any S3-compatible bucket. Bytes pass through a local file, because their key is their hash. */
export async function s3Storage(config: S3Config, folder: string): Promise<Storage> {
  const client = clientFor(config)
  const place = (sha256: string) => ({
    Bucket: config.bucket,
    Key: `${prefix}${sha256.slice(0, 2)}/${sha256.slice(2)}`,
  })
  const incoming = await incomingIn(folder)
  const open = async (sha256: string) => {
    const { Body } = await client.send(new GetObjectCommand(place(sha256)))
    return Body as Readable
  }
  return {
    open,
    receive(source, limit) {
      const part = join(incoming, randomUUID())
      return receiveTo(part, source, limit, async ({ sha256, bytes }) => {
        const content = { Body: createReadStream(part), ContentLength: bytes, ChecksumSHA256: base64(sha256) }
        await client.send(new PutObjectCommand({ ...place(sha256), ...content }))
        await rm(part, { force: true })
      })
    },
    async path(sha256) {
      const path = join(incoming, randomUUID())
      await pipeline(await open(sha256), createWriteStream(path, { mode: 0o600 }))
      return { path, done: () => rm(path, { force: true }) }
    },
    has: (sha256) =>
      client.send(new HeadObjectCommand(place(sha256))).then(
        () => true,
        () => false,
      ),
    async remove(sha256) {
      const abortSignal = AbortSignal.timeout(removeTimeoutMs)
      await client.send(new DeleteObjectCommand(place(sha256)), { abortSignal })
    },
    list: (before) => hashesIn(client, config.bucket, before),
    sweep: (olderThanMs) => sweepIncoming(incoming, olderThanMs),
  }
}

/** A client of the configured bucket; whoever makes one for a moment destroys it. */
export function clientFor({ region, endpoint, accessKeyId, secretAccessKey }: S3Config): S3Client {
  return new S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Storage of other makers takes plain bodies only; the SHA-256 of each object guards what is sent.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint && { endpoint, forcePathStyle: true }),
  })
}

/** The hashes of the objects that were last written before then. */
async function* hashesIn(client: S3Client, bucket: string, before: Date): AsyncIterable<string> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key = '', LastModified } of Contents) {
      if (LastModified && LastModified < before) yield Key.slice(prefix.length).replace('/', '')
    }
  }
}

const base64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64')
