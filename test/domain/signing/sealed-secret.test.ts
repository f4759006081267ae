import { expect, test } from 'vitest'
import { seal, sealingKey, unseal } from '../../../src/domain/signing/sealed-secret.ts'
import { generateSigningKey } from '../../../src/domain/signing/signing.ts'

const key = sealingKey(generateSigningKey())

test('a sealed secret opens where it was sealed, with the key it was sealed with', () => {
  const sealed = seal('the secret', 'turnitin/webhook', key)

  expect(unseal(sealed, 'turnitin/webhook', key)).toBe('the secret')
  expect(unseal(sealed, 'other/webhook', key)).toBeNull()
  expect(unseal(sealed, 'turnitin/webhook', sealingKey(generateSigningKey()))).toBeNull()
})

test('a change anywhere in it is noticed', () => {
  const sealed = seal('the secret', 'place', key)

  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    expect(unseal(changed, 'place', key)).toBeNull()
  }
})
