import { expect, test } from 'vitest'
import { originsOf } from '../../../src/flow/lti/origins.ts'

test('an origin that may frame a page is named once, and what is no address is left out', () => {
  expect(originsOf(['https://lms.example.org/auth', 'https://lms.example.org', 'urn:x', 'nowhere'])).toEqual([
    'https://lms.example.org',
  ])
})
