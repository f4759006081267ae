import { isUtf8 } from 'node:buffer'
import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

/** A new symmetric secret in its written form, 32 random bytes (Standard Webhooks 1.0.0: 24 to 64). */
export function newWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/** The value of `webhook-signature`: one signature per secret, so that either verifies while a secret is rotated. */
export function signWebhook(secrets: string[], id: string, seconds: number, body: string): string {
  return secrets.map((secret) => new Webhook(secret).sign(id, new Date(seconds * 1000), body)).join(' ')
}

/**
 * The webhook's id if one of the secrets signed these very bytes within five minutes of now; null in every other case,
 * without saying which. The library verifies text, so bytes that are not UTF-8 are refused: decoding would change them.
 */
export function verifyWebhook(
  secrets: string[],
  headers: Record<string, string | string[] | undefined>,
  body: Buffer,
): string | null {
  const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures } = headers
  if (typeof id !== 'string' || typeof seconds !== 'string' || typeof signatures !== 'string') return null
  // Stricter than the library, which reads "17672256x" as a time and checks any number of signatures.
  if (!/^[\w:-]{1,200}$/.test(id) || !/^[1-9]\d{0,11}$/.test(seconds) || !isUtf8(body)) return null
  const signature = signatures.split(' ', 16).join(' ')
  const signed = { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signature }
  return secrets.some((secret) => verifies(new Webhook(secret), signed, body)) ? id : null
}

function verifies(webhook: Webhook, headers: Record<string, string>, body: Buffer): boolean {
  try {
    webhook.verify(body, headers, { jsonParse: false })
    return true
  } catch {
    return false
  }
}
