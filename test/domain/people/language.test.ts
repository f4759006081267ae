import { expect, test } from 'vitest'
import { languageAccepted } from '../../../src/domain/people/language.ts'

test.each([
  [undefined, 'en-GB'],
  ['', 'en-GB'],
  ['cy', 'cy'],
  ['cy-GB,cy;q=0.9,en;q=0.8', 'cy'],
  ['CY', 'cy'],
  ['en-US,en;q=0.9,cy;q=0.8', 'en-GB'],
  ['en;q=0.5, cy;q=0.9', 'cy'],
  ['fr-FR, cy;q=0.3', 'cy'],
  ['fr-FR, de;q=0.3', 'en-GB'],
  ['cy;q=0', 'en-GB'],
  ['cy;q=nonsense', 'en-GB'],
  ['*', 'en-GB'],
  [`${'x,'.repeat(100_000)}cy`, 'en-GB'],
])('a browser that asks for “%.40s” gets %s', (header, language) => {
  expect(languageAccepted(header)).toBe(language)
})
