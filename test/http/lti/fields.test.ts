import { expect, test } from 'vitest'
import { fieldsIn } from '../../../src/http/lti/fields.ts'

test('a field that a platform sent twice is left out', () => {
  expect(fieldsIn({ state: 's', id_token: ['a', 'b'], n: 1 })).toEqual({ state: 's' })
  expect(fieldsIn(undefined)).toEqual({})
})
