import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { StorageNotes } from '../storage.ts'
import { unlessAbsent } from '../trouble.ts'
import type { Bucket } from './bucket.ts'

const prefix = 'notes/'

/** Notes as objects under a prefix of their own. */
export function s3Notes(bucket: Bucket): StorageNotes {
  const placeOf = (name: string) => bucket.place(`${prefix}${name}`)
  return {
    async names() {
      const found: string[] = []
      for await (const { key } of bucket.list(prefix)) found.push(key.slice(prefix.length))
      return found
    },
    read: (name) =>
      unlessAbsent(() =>
        bucket.ask(async (s3, options) => {
          const { Body } = await s3.send(new GetObjectCommand(placeOf(name)), options)
          return Body!.transformToString('utf8')
        }),
      ),
    async write(name, text) {
      await bucket.ask((s3, options) => s3.send(new PutObjectCommand({ ...placeOf(name), Body: text }), options))
    },
    remove: (name) => bucket.remove(`${prefix}${name}`),
  }
}
