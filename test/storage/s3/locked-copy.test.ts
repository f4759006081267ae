import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { lockedCopy } from '../../../src/storage/s3/locked-copy.ts'
import { aBucket } from '../bucket.ts'

const now = new Date('2026-03-01T00:00:00.000Z')

/** A bucket that was made with Object Lock, as far as one object goes. */
async function aLockingBucket() {
  const put: Record<string, unknown>[] = []
  const server = createServer(async (request, response) => {
    const mode = request.headers['x-amz-object-lock-mode']
    if (request.method === 'PUT')
      put.push({ url: request.url, mode, until: request.headers['x-amz-object-lock-retain-until-date'] })
    const locked =
      '<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>2027-04-05T00:00:00.000Z</RetainUntilDate></Retention>'
    request.resume().on('end', () => response.end(request.method === 'GET' ? locked : undefined))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => void server.close())
  return { put, endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

test('a copy is put under a lock of four hundred days that nobody can lift, and the lock is asked for', async () => {
  const { config } = await aBucket()
  const { put, endpoint } = await aLockingBucket()

  expect(await lockedCopy({ ...config, endpoint }, 'checkpoints/7.txt', 'a note', now)).toBe(true)

  expect(put).toHaveLength(1)
  expect(put[0]!.url).toContain('/work/checkpoints/7.txt')
  expect(put[0]).toMatchObject({ mode: 'COMPLIANCE', until: expect.stringContaining('2027-04-05') })
})

test('a bucket that takes the copy and locks nothing does not count', async () => {
  const { config } = await aBucket()

  await expect(lockedCopy(config, 'checkpoints/7.txt', 'a note', now).catch(() => false)).resolves.toBe(false)
})
