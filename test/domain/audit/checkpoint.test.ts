import { createHash, verify } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signCheckpoint, verifyCheckpoint } from '../../../src/domain/audit/checkpoint.ts'
import { leafHash } from '../../../src/domain/audit/hash.ts'
import { openNote, signNote } from '../../../src/domain/audit/note.ts'
import { generateSigningKey } from '../../../src/domain/signing/signing.ts'

const key = generateSigningKey()
const checkpoint = { origin: 'college.example/candour', size: 20_852, root: leafHash(Buffer.from('a root')) }

test('a checkpoint has the lines, key hash and signature that C2SP describes', () => {
  const text = signCheckpoint(checkpoint, key)

  const [origin, size, root, blank, signatureLine, end] = text.split('\n')
  expect([origin, size, root]).toEqual(['college.example/candour', '20852', checkpoint.root.toString('base64')])
  expect([blank, end]).toEqual(['', ''])
  const signature = Buffer.from(signatureLine!.replace('— college.example/candour ', ''), 'base64')
  const publicKey = Buffer.from(key.x, 'base64url')
  const keyHash = createHash('sha256').update('college.example/candour\n').update(Buffer.of(1)).update(publicKey)
  expect(signature.subarray(0, 4)).toEqual(keyHash.digest().subarray(0, 4))
  const body = Buffer.from(`${origin}\n${size}\n${root}\n`)
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.x }
  expect(verify(null, body, { key: jwk, format: 'jwk' }, signature.subarray(4))).toBe(true)
})

test('a note signed by another implementation can be opened', () => {
  const signer = Buffer.from('ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'base64').subarray(1)
  const text =
    'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
      '’',
      "'",
    )
  const note = `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

  expect(openNote(note, 'PeterNeumann', [{ x: signer.toString('base64url') }])).toBe(text)
  expect(openNote(note, 'PeterNeumann', [key])).toBeNull()
})

test('what was signed reads back', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger().map(Math.abs), fc.uint8Array({ minLength: 32, maxLength: 32 }), (size, root) => {
      const signed = { origin: 'college.example/candour', size, root: Buffer.from(root) }

      expect(verifyCheckpoint(signCheckpoint(signed, key), [key])).toEqual({ ok: true, checkpoint: signed })
    }),
    { numRuns: 30 },
  )
})

test('a checkpoint with any one character changed is not relied on', () => {
  const text = signCheckpoint(checkpoint, key)

  for (let at = 0; at < text.length; at++) {
    const changed = text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)

    expect(verifyCheckpoint(changed, [key]), `character ${at}`).toMatchObject({ ok: false })
  }
})

test('a checkpoint that ends too early, at any place, is not relied on', () => {
  const text = signCheckpoint(checkpoint, key)

  for (let end = 0; end < text.length; end++) {
    expect(verifyCheckpoint(text.slice(0, end), [key]), `first ${end} characters`).toMatchObject({ ok: false })
  }
})

test('signatures of witnesses and of keys that came later stand beside the one that is known', () => {
  const text = signCheckpoint(checkpoint, key)
  const body = text.slice(0, text.indexOf('\n\n') + 1)
  const witness = signNote(body, 'witness.example', generateSigningKey()).slice(body.length + 1)
  const newer = signCheckpoint(checkpoint, generateSigningKey()).slice(body.length + 1)

  expect(
    verifyCheckpoint(`${text.slice(0, body.length + 1)}${witness}${newer}${text.slice(body.length + 1)}`, [key]),
  ).toEqual({
    ok: true,
    checkpoint,
  })
  expect(verifyCheckpoint(`${body}\n${witness}${newer}`, [key])).toMatchObject({ ok: false })
})

test('a signature under another name is not that of the log', () => {
  const body = `${checkpoint.origin}\n1\n${checkpoint.root.toString('base64')}\n`

  expect(verifyCheckpoint(signNote(body, 'elsewhere.example/log', key), [key])).toMatchObject({ ok: false })
})

test.each([
  ['a size with a leading zero', 'log.example\n01\nROOT\n'],
  ['a negative size', 'log.example\n-1\nROOT\n'],
  ['a size beyond exact integers', 'log.example\n9007199254740993\nROOT\n'],
  ['a root that is too short', 'log.example\n1\nAAAA\n'],
  ['an origin with a space', 'log example\n1\nROOT\n'],
  ['a line too few', 'log.example\n1\n'],
])('%s makes no checkpoint, even when it is signed', (_, body) => {
  const signed = signNote(body.replace('ROOT', checkpoint.root.toString('base64')), 'log.example', key)

  expect(verifyCheckpoint(signed, [key])).toEqual({ ok: false, problem: 'This is not the text of a checkpoint.' })
})

test('extension lines of another log do not get in the way', () => {
  const body = `log.example\n1\n${checkpoint.root.toString('base64')}\nan extension\n`

  expect(verifyCheckpoint(signNote(body, 'log.example', key), [key])).toMatchObject({
    ok: true,
    checkpoint: { size: 1 },
  })
})

test('a log whose name could not be told from the rest of the line is refused', () => {
  for (const origin of ['', 'two words', 'a+b', 'line\nbreak']) {
    expect(() => signCheckpoint({ ...checkpoint, origin }, key)).toThrow(TypeError)
  }
  expect(() => signNote('no whole line', 'log.example', key)).toThrow(TypeError)
})
