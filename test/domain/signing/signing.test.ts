import { calculateJwkThumbprint, importJWK } from 'jose'
import { expect, test } from 'vitest'
import {
  exportSigningKey,
  generateSigningKey,
  importSigningKey,
  isValidAt,
  publicJwk,
  readJwks,
  signBytes,
  verifyBytes,
} from '../../../src/domain/signing/signing.ts'

const validFrom = new Date('2026-01-01T00:00:00.000Z')

/** A 32-byte seed as PKCS#8 (RFC 8410). */
function keyFromSeed(hex: string) {
  const der = Buffer.from(`302e020100300506032b657004220420${hex}`, 'hex')
  return importSigningKey(`-----BEGIN PRIVATE KEY-----\n${der.toString('base64')}\n-----END PRIVATE KEY-----\n`)
}

test('RFC 8032, test 3: the published seed gives the published key and signature', () => {
  const key = keyFromSeed('c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7')

  const signature = signBytes(Buffer.from('af82', 'hex'), key)

  expect(Buffer.from(key.x, 'base64url').toString('hex')).toBe(
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
  )
  expect(signature.toString('hex')).toBe(
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac' +
      '18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  )
  expect(verifyBytes(Buffer.from('af82', 'hex'), signature, key)).toBe(true)
})

test('RFC 8037, A.3: the published key has the published thumbprint as its id', () => {
  const key = keyFromSeed('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')

  expect(key.x).toBe('11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo')
  expect(key.kid).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k')
})

test('a key survives its export', () => {
  const key = generateSigningKey()

  const { kid, x, privateKey } = importSigningKey(exportSigningKey(key))

  expect({ kid, x }).toEqual({ kid: key.kid, x: key.x })
  expect(privateKey.equals(key.privateKey)).toBe(true)
})

test('the published key is one that other programs understand, and holds nothing private', async () => {
  const key = generateSigningKey()

  const jwk = publicJwk(key, validFrom)

  expect(await calculateJwkThumbprint({ ...jwk })).toBe(jwk.kid)
  await expect(importJWK({ ...jwk })).resolves.toBeDefined()
  expect(jwk).toEqual({
    ...{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' },
    ...{ kid: key.kid, x: key.x, validFrom: '2026-01-01T00:00:00.000Z' },
  })
})

test('a signature belongs to its bytes and its key', () => {
  const key = generateSigningKey()
  const bytes = Buffer.from('what was signed')
  const signature = signBytes(bytes, key)

  expect(verifyBytes(bytes, signature, key)).toBe(true)
  expect(verifyBytes(Buffer.from('what was not'), signature, key)).toBe(false)
  expect(verifyBytes(bytes, signature, generateSigningKey())).toBe(false)
  expect(verifyBytes(bytes, signature.subarray(1), key)).toBe(false)
  expect(verifyBytes(bytes, Buffer.of(), key)).toBe(false)
})

test('a key is in use from its first moment until just before its last', () => {
  const jwk = publicJwk(generateSigningKey(), validFrom, new Date('2026-06-01T00:00:00.000Z'))

  expect(isValidAt(jwk, new Date('2025-12-31T23:59:59.999Z'))).toBe(false)
  expect(isValidAt(jwk, validFrom)).toBe(true)
  expect(isValidAt(jwk, new Date('2026-05-31T23:59:59.999Z'))).toBe(true)
  expect(isValidAt(jwk, new Date('2026-06-01T00:00:00.000Z'))).toBe(false)
  expect(isValidAt(publicJwk(generateSigningKey(), validFrom), new Date('2099-01-01'))).toBe(true)
})

test('of a key set only the keys that can be used are read', () => {
  const jwk = publicJwk(generateSigningKey(), validFrom)
  const others = [
    { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: 'another' },
    { ...jwk, x: 'c2hvcnQ' },
    { ...jwk, kid: 7 },
    { ...jwk, validFrom: 'once' },
    { ...jwk, validUntil: null },
    null,
    'a string',
  ]

  expect(readJwks({ keys: [...others, jwk] })).toEqual({ keys: [jwk] })
  for (const nothing of [null, [], 'keys', {}, { keys: {} }]) expect(readJwks(nothing)).toBeNull()
})

test('a key of another kind is not imported', async () => {
  const { privateKey } = (await import('node:crypto')).generateKeyPairSync('x25519')

  expect(() => importSigningKey(privateKey.export({ type: 'pkcs8', format: 'pem' }) as string)).toThrow('Ed25519')
})
