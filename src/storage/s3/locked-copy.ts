import { createHash } from 'node:crypto'
import { GetObjectRetentionCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { S3Config } from '../../config.ts'
import { deadlines } from '../../domain/deadlines.ts'
import { requestsTo } from './requests.ts'

/** How long the bucket refuses every change of the copy, in days: longer than a year's audit. */
const lockedDays = 400

/**
 * Puts a text into the bucket under a lock that cannot be lifted (S3 Object Lock, compliance mode), and asks whether the
 * lock is there. Throws when the bucket was not made for it.
 */
export async function lockedCopy(config: S3Config, key: string, text: string, now: Date): Promise<boolean> {
  const requests = requestsTo(config)
  const place = { Bucket: config.bucket, Key: key }
  const until = new Date(now.getTime() + lockedDays * 86_400_000)
  try {
    const checksum = createHash('sha256').update(text).digest('base64')
    const lock = { ObjectLockMode: 'COMPLIANCE' as const, ObjectLockRetainUntilDate: until }
    const put = new PutObjectCommand({ ...place, ...lock, Body: text, ChecksumSHA256: checksum })
    await requests.once((s3, options) => s3.send(put, options), deadlines.lockedCopy)
    const asked = new GetObjectRetentionCommand(place)
    const { Retention } = await requests.once((s3, options) => s3.send(asked, options), deadlines.lockedCopy)
    return Retention?.Mode === 'COMPLIANCE'
  } finally {
    requests.close()
  }
}
