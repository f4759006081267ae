import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** How far a webhook's own time may be from ours, in seconds, in either direction (Standard Webhooks 1.0.0). */
const tolerance = 300

/** A new symmetric secret in its written form, 32 random bytes (Standard Webhooks 1.0.0: 24 to 64). */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/** The value of `webhook-signature`: one signature per secret, so that either is enough while a secret is rotated. */
export function signWebhook(secrets: string[], id: string, seconds: number, body: string | Buffer): string {
  return secrets.map((secret) => `v1,${mac(secret, id, String(seconds), body).toString('base64')}`).join(' ')
}

/**
 * The webhook's id and time if one of the secrets signed these very bytes within five minutes of `now`; null for every
 * other case alike, compared in constant time. Signatures of other versions are passed over.
 */
export function verifyWebhook(
  secrets: string[],
  headers: Record<string, string | string[] | undefined>,
  body: Buffer,
  now: Date,
): { id: string } | null {
  const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures } = headers
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof signatures !== 'string') return null
  if (!/^[\w:-]{1,200}$/.test(id) || !/^[1-9]\d{0,11}$/.test(seconds)) return null

  const expected = secrets.map((secret) => mac(secret, id, seconds, body))
  const given = signatures.split(' ', 16).flatMap((signature) => {
    const [, encoded] = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(signature) ?? []
    return encoded ? [Buffer.from(encoded, 'base64')] : []
  })
  const signed = given.some((one) => expected.some((other) => timingSafeEqual(one, other)))
  const fresh = Math.abs(now.getTime() / 1000 - Number(seconds)) <= tolerance
  return signed && fresh ? { id } : null
}

function mac(secret: string, id: string, seconds: string, body: string | Buffer): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return createHmac('sha256', key).update(`${id}.${seconds}.`).update(body).digest()
}
