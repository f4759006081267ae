import { expect, test } from 'vitest'
import { fieldsIn } from '../../../src/http/lti/fields.ts'
import { originsOf } from '../../../src/http/lti/origins.ts'

test('an origin that may frame a page is named once, and what is no address is left out', () => {
  expect(originsOf(['https://lms.example.org/auth', 'https://lms.example.org', 'urn:x', 'nowhere'])).toEqual([
    'https://lms.example.org',
  ])
})

test('a field that a platform sent twice is left out', () => {
  expect(fieldsIn({ state: 's', id_token: ['a', 'b'], n: 1 })).toEqual({ state: 's' })
  expect(fieldsIn(undefined)).toEqual({})
})
