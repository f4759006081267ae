import fc from 'fast-check'
import { compactVerify, createLocalJWKSet } from 'jose'
import { expect, test } from 'vitest'
import { canonicalJson } from '../../../src/domain/canonical.ts'
import { issueReceipt, type ReceiptClaims, verifyReceipt } from '../../../src/domain/records/receipt.ts'
import { generateSigningKey, publicJwk, type SigningKey, signBytes } from '../../../src/domain/signing/signing.ts'

const key = generateSigningKey()
const jwks = { keys: [publicJwk(key, new Date('2026-01-01T00:00:00.000Z'))] }
const claims: ReceiptClaims = {
  v: 1,
  kind: 'completed',
  submission: '018f3c1e-7d2a-7b51-9d5e-0a8f6c2b4e11',
  attempt: 2,
  student: 'p_5c1f',
  fileSha256: 'a'.repeat(64),
  fileBytes: 48_213,
  reflectionSha256: 'b'.repeat(64),
  responsibilitySha256: 'c'.repeat(64),
  policyVersion: '2.0',
  receivedAt: '2026-03-12T09:30:00.120Z',
  late: false,
  leaf: 'd'.repeat(64),
}

/** A token that is signed properly over whatever it says. */
function tokenOf(header: object, payload: unknown, signer: SigningKey = key) {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signed = `${encode(header)}.${encode(payload)}`
  return `${signed}.${signBytes(Buffer.from(signed), signer).toString('base64url')}`
}

const header = { alg: 'EdDSA', kid: key.kid, typ: 'candour-receipt+jwt' }

test('a receipt vouches for exactly what it was given for', () => {
  expect(verifyReceipt(issueReceipt(claims, key), jwks)).toEqual({ ok: true, kid: key.kid, claims })
})

test('a receipt for work whose reflection is still awaited says so', () => {
  const { attempt: _, ...rest } = claims
  const received = { ...rest, kind: 'received', reflectionSha256: null, responsibilitySha256: null } as const

  expect(verifyReceipt(issueReceipt(received, key), jwks)).toEqual({ ok: true, kid: key.kid, claims: received })
})

test('a receipt names the files that came with the work, and only as files', () => {
  const beside = [{ sha256: 'e'.repeat(64), bytes: 12 }]

  expect(verifyReceipt(issueReceipt({ ...claims, beside }, key), jwks)).toMatchObject({ ok: true, claims: { beside } })
  for (const wrong of [
    [],
    [{ sha256: 'e', bytes: 1 }],
    [{ sha256: 'e'.repeat(64), bytes: -1 }],
    [null],
    'e'.repeat(64),
  ]) {
    expect(verifyReceipt(tokenOf(header, { ...claims, beside: wrong }), jwks)).toMatchObject({ ok: false })
  }
})

test('anybody’s JOSE library can check a receipt', async () => {
  const token = issueReceipt(claims, key)

  const { payload, protectedHeader } = await compactVerify(
    token,
    createLocalJWKSet({ keys: jwks.keys.map((k) => ({ ...k })) }),
  )

  expect(protectedHeader).toEqual(header)
  expect(new TextDecoder().decode(payload)).toBe(canonicalJson(claims))
})

test('the same receipt is given again, to the letter', () => {
  const shuffled = Object.fromEntries(Object.entries(claims).reverse()) as unknown as ReceiptClaims

  expect(issueReceipt(shuffled, key)).toBe(issueReceipt(claims, key))
})

test('a receipt with any one character changed, added or left out is not relied on', () => {
  const token = issueReceipt(claims, key)
  const character = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= ')

  fc.assert(
    fc.property(fc.nat(token.length - 1), character, fc.constantFrom('change', 'add', 'omit'), (at, put, how) => {
      const after = how === 'add' ? at : at + 1
      const changed = token.slice(0, at) + (how === 'omit' ? '' : put) + token.slice(after)

      expect(verifyReceipt(changed, jwks).ok).toBe(changed === token)
    }),
    { numRuns: 1000 },
  )
})

test('nothing can be hung onto a receipt', () => {
  for (const tail of ['.', '.A', 'A', '=', ' ', '\n']) {
    expect(verifyReceipt(issueReceipt(claims, key) + tail, jwks)).toMatchObject({ ok: false })
  }
})

test('a receipt signed with somebody else’s key is not relied on, whatever key it names', () => {
  const other = generateSigningKey()

  expect(verifyReceipt(issueReceipt(claims, other), jwks)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/published keys/),
  })
  expect(verifyReceipt(tokenOf(header, claims, other), jwks)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/signature/),
  })
})

test.each([
  ['names no algorithm', { ...header, alg: 'none' }],
  ['names another algorithm', { ...header, alg: 'HS256' }],
  ['is a token of another kind', { ...header, typ: 'JWT' }],
  ['carries its own key', { ...header, jwk: { kty: 'OKP', crv: 'Ed25519', x: key.x } }],
  ['asks for extensions', { ...header, crit: ['exp'] }],
  ['names no key', { alg: 'EdDSA', typ: 'candour-receipt+jwt' }],
])('a token that %s is no receipt, even when it is signed', (_, other) => {
  expect(verifyReceipt(tokenOf(other, claims), jwks)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/not a receipt/),
  })
})

const faults: [string, object][] = [
  ['of a later version', { v: 2 }],
  ['of another kind', { kind: 'decided' }],
  ['without a submission', { submission: undefined }],
  ['with control characters', { submission: 'one\u001b[2Jtwo' }],
  ['with a hash that is too short', { fileSha256: 'ab' }],
  ['with half a byte', { fileBytes: 0.5 }],
  ['with a time that is none', { receivedAt: '2026-02-30T09:30:00.120Z' }],
  ['with a time of another form', { receivedAt: '2026-03-12 09:30' }],
  ['without a word on the deadline', { late: null }],
  ['without its leaf', { leaf: null }],
]

test.each(faults)('a receipt %s is neither given nor accepted', (_, change) => {
  const changed = { ...claims, ...change } as ReceiptClaims

  expect(() => issueReceipt(changed, key)).toThrow(TypeError)
  expect(verifyReceipt(tokenOf(header, changed), jwks)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/kind or version/),
  })
})

test('a retired key still proves what was received in its time, and nothing later', () => {
  const retired = { keys: [publicJwk(key, new Date('2026-01-01'), new Date('2026-03-12T09:30:00.121Z'))] }
  const later = { ...claims, receivedAt: '2026-03-12T09:30:00.121Z' }

  expect(verifyReceipt(issueReceipt(claims, key), retired).ok).toBe(true)
  expect(verifyReceipt(issueReceipt(later, key), retired)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/not in use/),
  })
})

test('a receipt completed later belongs to the key of that later time', () => {
  const newer = { keys: [publicJwk(key, new Date('2026-03-13T00:00:00.000Z'))] }
  const completed = { ...claims, completedAt: '2026-03-14T08:00:00.000Z' }

  expect(verifyReceipt(issueReceipt(completed, key), newer)).toMatchObject({ ok: true, claims: completed })
  expect(verifyReceipt(issueReceipt(claims, key), newer).ok).toBe(false)
})

test('anything else is refused in a sentence, never with an error', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((s) => `${issueReceipt(claims, key).split('.')[0]}.${s}.${s}`),
      ),
      (text) => {
        expect(verifyReceipt(text, jwks)).toMatchObject({ ok: false, problem: expect.stringMatching(/\.$/) })
      },
    ),
  )
})
