import { CopyObjectCommand, DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3'
import type { S3Config } from '../../config.ts'
import { deadlines } from '../../domain/deadlines.ts'
import type { Kept } from '../storage.ts'
import { type Requests, requestsTo } from './requests.ts'

export type Bucket = ReturnType<typeof bucketOf>

/** One bucket, with what is asked of it in more than one place. Errors are those of `trouble.ts`. */
export function bucketOf(config: S3Config) {
  const { ask, once } = requestsTo(config)
  const place = (Key: string) => ({ Bucket: config.bucket, Key })
  return {
    place,
    ask,
    silenceMs: config.silenceMs,
    /** Made once, like a removal: one that is repeated late could undo what came in between. */
    async copy(from: string, to: string) {
      const copy = new CopyObjectCommand({ ...place(to), CopySource: `${config.bucket}/${from}` })
      await once((s3, options) => s3.send(copy, options), deadlines.storageRemoval)
    },
    async remove(key: string) {
      const remove = new DeleteObjectCommand(place(key))
      await once((s3, options) => s3.send(remove, options), deadlines.storageRemoval)
    },
    list: (prefix: string) => objectsIn(config.bucket, prefix, ask),
    files: (prefix: string) => filesIn(config.bucket, prefix, ask),
  }
}

async function* objectsIn(
  bucket: string,
  prefix: string,
  ask: Requests['ask'],
): AsyncIterable<{ key: string; at: Date }> {
  for (let from: string | undefined; ; ) {
    const page = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(from && { ContinuationToken: from }) })
    const { Contents = [], NextContinuationToken } = await ask((s3, options) => s3.send(page, options))
    for (const { Key, LastModified } of Contents) if (Key && LastModified) yield { key: Key, at: LastModified }
    if (!NextContinuationToken) return
    from = NextContinuationToken
  }
}

/** What is kept under a prefix, where each key ends with a hash whose first byte is a folder. */
async function* filesIn(bucket: string, prefix: string, ask: Requests['ask']): AsyncIterable<Kept> {
  for await (const { key, at } of objectsIn(bucket, prefix, ask)) {
    yield { sha256: key.slice(prefix.length).replace('/', ''), at }
  }
}
