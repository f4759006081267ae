import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { aService } from '../../service.ts'

const { call, handIn } = await aService({}, { background: false })
const essay = 'Rivers carry what the rain leaves.'
const { body: handedIn } = await handIn(essay)
const verify = async (body: object) => (await call(null, 'POST', '/v1/receipts/verify', body)).body

test('anybody can check a receipt, and the file against it', async () => {
  const fileSha256 = createHash('sha256').update(essay).digest('hex')

  expect(await verify({ receipt: handedIn.receipt })).toMatchObject({ valid: true })
  expect(await verify({ receipt: handedIn.receipt, fileSha256 })).toMatchObject({ valid: true })
  expect(await verify({ receipt: handedIn.receipt, fileSha256: fileSha256.toUpperCase() })).toMatchObject({
    valid: true,
  })
})

test('a genuine receipt of another file is said to be that', async () => {
  const answer = await verify({ receipt: handedIn.receipt, fileSha256: 'a'.repeat(64) })

  expect(answer).toMatchObject({ valid: false, problem: expect.stringContaining('another file') })
})

test('a receipt that was changed is not valid', async () => {
  const [head, payload, signature] = handedIn.receipt.split('.')

  for (const receipt of [`${head}.${payload}x.${signature}`, `${head}.${payload}`, 'x']) {
    expect(await verify({ receipt })).toMatchObject({ valid: false })
  }
})

test('the keys that sign receipts are public', async () => {
  const { status, body } = await call(null, 'GET', '/v1/receipts/keys')

  expect(status).toBe(200)
  expect(JSON.stringify(body)).not.toContain('"d"')
})
