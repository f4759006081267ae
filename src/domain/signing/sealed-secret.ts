import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { SigningKey } from './signing.ts'

/**
 * The key that seals secrets at rest: derived from the signing key, which never lies in the database beside what it
 * protects (HKDF, RFC 5869). 32 bytes.
 */
export function sealingKey({ privateKey }: SigningKey): Buffer {
  const seed = privateKey.export({ type: 'pkcs8', format: 'der' })
  return Buffer.from(hkdfSync('sha256', seed, Buffer.alloc(0), 'candour sealed secrets v1', 32))
}

/** Seals text for one place (AES-256-GCM, the place as additional data), so that it opens nowhere else. */
export function seal(text: string, place: string, key: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
}

/** The sealed text, or null when it was sealed for another place, with another key, or was changed. */
export function unseal(sealed: Buffer, place: string, key: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12)).setAAD(Buffer.from(place))
    decipher.setAuthTag(sealed.subarray(12, 28))
    return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
