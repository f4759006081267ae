import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fits, signatureOf } from '../../../src/domain/tca/signature.ts'

const body = Buffer.from(
  '{"submission_id":"5f0c1c3e-6f0d-4c57-9b1f-6a4b2a8d9e10","status":"COMPLETE","overall_match_percentage":23}',
)
const secret = 'dW5pdC10ZXN0LXNpZ25pbmctc2VjcmV0LTAwMDE='
const signature = '676b6b9e559019497274fc3422bb6e14d116af87274f77e0d3001d14e9ef3171'

test('the key is what the base64 of the secret stands for', () => {
  expect(body).toHaveLength(106)
  expect(signatureOf(body, secret)).toBe(signature)
})

test('a secret of hexadecimal digits is decoded as base64 all the same', () => {
  expect(signatureOf(body, '00112233445566778899aabbccddeeff00112233')).toBe(
    '25a97c5fcf748a6561a5d65c8aadea800877f77758ec2f4d6fade13fbb43bed3',
  )
})

test('a signature over the base64 text of the secret does not fit', () => {
  expect(fits(body, secret, 'fa0f154d4b949854f6e13c8f601c7ad1fccb25b4543021b0c170a24ac96f184c')).toBe(false)
})

test.each([undefined, '', 'x', signature.toUpperCase(), `${signature}0`, signature.slice(1)])(
  '“%s” does not fit',
  (given) => {
    expect(fits(body, secret, given)).toBe(false)
  },
)

test('only the very bytes that were signed fit', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 1, maxLength: 200 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (bytes, at, change) => {
        const raw = Buffer.from(bytes)
        const signed = signatureOf(raw, secret)
        const changed = Buffer.from(bytes)
        changed[at % bytes.length]! ^= change

        expect(fits(raw, secret, signed)).toBe(true)
        expect(fits(changed, secret, signed)).toBe(false)
      },
    ),
  )
})
