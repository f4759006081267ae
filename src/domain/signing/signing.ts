import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import { canonicalBytes, exactBytes } from '../canonical.ts'

/** An Ed25519 key that signs receipts and checkpoints. `x` is the public half, 32 bytes in base64url. */
export interface SigningKey {
  kid: string
  x: string
  privateKey: KeyObject
}

/** A public key as it is published (RFC 8037), with the time in which it signs: from `validFrom` until before `validUntil`. */
export interface PublicJwk {
  kty: 'OKP'
  crv: 'Ed25519'
  alg: 'EdDSA'
  use: 'sig'
  kid: string
  x: string
  /** ISO 8601. */
  validFrom: string
  /** ISO 8601; absent while the key is in use. A retired key stays published, or its receipts could not be checked. */
  validUntil?: string
}

/** The published keys, newest and retired (RFC 7517). */
export interface Jwks {
  keys: PublicJwk[]
}

export function generateSigningKey(): SigningKey {
  return signingKey(generateKeyPairSync('ed25519').privateKey)
}

/** The private key as PKCS#8 PEM, for a file that only the service can read. */
export function exportSigningKey({ privateKey }: SigningKey): string {
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
}

/** @throws when `pem` is not the PKCS#8 PEM of an Ed25519 key. */
export function importSigningKey(pem: string): SigningKey {
  const privateKey = createPrivateKey(pem)
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new TypeError('A signing key must be an Ed25519 key')
  return signingKey(privateKey)
}

export function publicJwk({ kid, x }: SigningKey, validFrom: Date, validUntil?: Date): PublicJwk {
  return {
    kty: 'OKP',
    crv: 'Ed25519',
    alg: 'EdDSA',
    use: 'sig',
    kid,
    x,
    validFrom: validFrom.toISOString(),
    ...(validUntil && { validUntil: validUntil.toISOString() }),
  }
}

/** The Ed25519 keys in a key set from outside, or null if it is not a key set. Other keys are ignored (RFC 7517, 5). */
export function readJwks(value: unknown): Jwks | null {
  const keys = (value as { keys?: unknown } | null)?.keys
  return Array.isArray(keys) ? { keys: keys.filter(isPublicJwk) } : null
}

/** Keys of which only the public half is known, as a set that says nothing of when they were in use. */
export function jwksOf(keys: Pick<PublicJwk, 'x'>[]): Jwks {
  const validFrom = new Date(0).toISOString()
  return {
    keys: keys.map(({ x }) => ({
      kty: 'OKP',
      crv: 'Ed25519',
      alg: 'EdDSA',
      use: 'sig',
      kid: thumbprint(x),
      x,
      validFrom,
    })),
  }
}

export function signBytes(bytes: Uint8Array, { privateKey }: SigningKey): Buffer {
  return sign(null, bytes, privateKey)
}

/** Whether `signature` over `bytes` was made with the key; says nothing about when. */
export function verifyBytes(bytes: Uint8Array, signature: Uint8Array, { x }: Pick<PublicJwk, 'x'>): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, bytes, key, signature)
}

/** Whether the key was in use at `time`. */
export function isValidAt({ validFrom, validUntil }: PublicJwk, time: Date): boolean {
  return new Date(validFrom) <= time && (validUntil === undefined || time < new Date(validUntil))
}

function signingKey(privateKey: KeyObject): SigningKey {
  const x = createPublicKey(privateKey).export({ format: 'jwk' }).x!
  return { kid: thumbprint(x), x, privateKey }
}

/** RFC 7638: the hash of the members that make the key, in canonical JSON. */
function thumbprint(x: string) {
  return createHash('sha256')
    .update(canonicalBytes({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url')
}

function isPublicJwk(value: unknown): value is PublicJwk {
  const { kty, crv, kid, x, validFrom, validUntil } = (value ?? {}) as Record<string, unknown>
  return (
    kty === 'OKP' &&
    crv === 'Ed25519' &&
    typeof kid === 'string' &&
    typeof x === 'string' &&
    exactBytes(x, 'base64url')?.length === 32 &&
    isTime(validFrom) &&
    (validUntil === undefined || isTime(validUntil))
  )
}

function isTime(value: unknown) {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value))
}
