import { createHmac, timingSafeEqual } from 'node:crypto'
import { expect, test } from 'vitest'
import { newWebhookSecret, signWebhook, verifyWebhook } from '../../src/outside/signed-webhook.ts'

const seconds = Math.floor(Date.now() / 1000)
const body = '{"type":"ping"}'
const headersOf = (signature: string, time = seconds, id = 'evt_1') => ({
  'webhook-id': id,
  'webhook-timestamp': `${time}`,
  'webhook-signature': signature,
})

/** Standard Webhooks 1.0.0 in our own words, to hold the library to: HMAC-SHA256 over id, time and the raw bytes. */
function bySpecification(secret: string, headers: ReturnType<typeof headersOf>, raw: Buffer): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signatures } = headers
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key).update(`${id}.${time}.`).update(raw).digest()
  const signed = signatures.split(' ').some((signature) => {
    const given = Buffer.from(signature.startsWith('v1,') ? signature.slice(3) : '', 'base64')
    return given.length === mac.length && timingSafeEqual(given, mac)
  })
  return signed && Math.abs(Date.now() / 1000 - Number(time)) <= 300
}

test('a signature is the one of the standard', () => {
  const signature = signWebhook(
    ['whsec_dW5pdC10ZXN0LXN0YW5kYXJkLXdlYmhvb2sta2V5LTAwMDE='],
    'evt_01J0000000000000000000TEST',
    1767225600,
    '{"type":"ping","timestamp":"2026-01-01T00:00:00Z","data":{}}',
  )

  expect(signature).toBe('v1,3sQUN+MGGD22Fzxravhe9MZxMxtZQDfGz8QZBaIEn2k=')
})

test('a webhook is accepted exactly when the specification accepts it', () => {
  const secret = newWebhookSecret()
  const good = signWebhook([secret], 'evt_1', seconds, body)
  const at = (time: number) => headersOf(signWebhook([secret], 'evt_1', time, body), time)
  const cases = [
    headersOf(good),
    headersOf(`v1a,xyz v1,AAAA ${good}`),
    headersOf(good, seconds, 'evt_2'),
    headersOf(good, seconds + 1),
    at(seconds - 400),
    at(seconds + 400),
    at(seconds - 290),
    at(seconds + 290),
    headersOf(good.replace('v1,', 'v2,')),
    headersOf(good.replace('v1,', 'v1a,')),
    headersOf(''),
  ]

  const accepted = cases.map((headers) => verifyWebhook([secret], headers, Buffer.from(body)) !== null)

  expect(accepted).toEqual(cases.map((headers) => bySpecification(secret, headers, Buffer.from(body))))
  expect(accepted.filter(Boolean)).toHaveLength(4)
})

test('while a secret is rotated, what either secret signed is accepted, and we sign with both', () => {
  const [present, previous, other] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()]
  const both = headersOf(signWebhook([present, previous], 'evt_1', seconds, body))
  const raw = Buffer.from(body)

  expect([present, previous, other].map((secret) => bySpecification(secret, both, raw))).toEqual([true, true, false])
  for (const [secret, id] of [
    [present, 'evt_1'],
    [previous, 'evt_1'],
    [other, null],
  ] as const) {
    const headers = headersOf(signWebhook([secret], 'evt_1', seconds, body))
    expect(verifyWebhook([present, previous], headers, raw)).toBe(id)
  }
})

test('only the very bytes that were signed are accepted, also where two kinds of bytes read as the same text', () => {
  const secret = newWebhookSecret()
  const replaced = '{"type":"\ufffd"}'
  const headers = headersOf(signWebhook([secret], 'evt_1', seconds, replaced))
  const sameText = Buffer.from(replaced.replace('\ufffd', '\u00ff'), 'latin1')

  expect(sameText.toString('utf8')).toBe(replaced)
  expect(verifyWebhook([secret], headers, Buffer.from(replaced))).toBe('evt_1')
  expect(verifyWebhook([secret], headers, sameText)).toBeNull()
})

test('an id or a time in another form is refused, whatever was signed', () => {
  const secret = newWebhookSecret()
  const signature = signWebhook([secret], 'evt_1', seconds, body)
  const odd = [
    { ...headersOf(signature), 'webhook-timestamp': `${seconds}x` },
    { ...headersOf(signature), 'webhook-timestamp': `0${seconds}` },
    { ...headersOf(signWebhook([secret], 'a.b', seconds, body)), 'webhook-id': 'a.b' },
    { ...headersOf(signature), 'webhook-id': ['evt_1', 'evt_1'] },
  ]

  expect(odd.map((headers) => verifyWebhook([secret], headers, Buffer.from(body)))).toEqual([null, null, null, null])
})
