import { createHmac, timingSafeEqual } from 'node:crypto'

/** Lower-case hex HMAC-SHA256 of the raw body; the key is what the base64 of the secret stands for (docs/reference/turnitin.md#callback-signature). */
export function signatureOf(raw: Buffer, secret: string): string {
  return createHmac('sha256', Buffer.from(secret, 'base64')).update(raw).digest('hex')
}

/** Whether a signature fits, in constant time. A missing one does not. */
export function fits(raw: Buffer, secret: string, signature: string | undefined): boolean {
  const expected = Buffer.from(signatureOf(raw, secret))
  const given = Buffer.from(signature ?? '')
  return given.length === expected.length && timingSafeEqual(given, expected)
}
