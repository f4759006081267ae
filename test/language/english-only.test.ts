import { expect, test } from 'vitest'
import { isEnglishOnly } from '../../src/language/english-only.ts'
import { signedIn } from '../pages/visitor.ts'
import { aService } from '../service.ts'

test.each([
  ['/review?status=decided', true],
  ['/admin', true],
  ['/assessments', true],
  ['/assessments/new', true],
  ['/assessments/one/hand-in?notice=draft-saved', false],
  ['/submissions/one', false],
  ['/sign-in', false],
  ['/', false],
])('the words of %s are in English alone: %s', (url, isEnglish) => {
  expect(isEnglishOnly(url)).toBe(isEnglish)
})

test('a page whose words are in English alone says so within a Welsh page', async () => {
  const service = await aService({}, { background: false })
  const [tutor, student] = [
    await signedIn(service, service.people.tutor),
    await signedIn(service, service.people.student),
  ]
  const welsh = { 'accept-language': 'cy' }

  const [review, home, english] = [
    await tutor.visit('/review', undefined, welsh),
    await student.visit('/', undefined, welsh),
    await tutor.visit('/review'),
  ]

  expect(review.text).toMatch(/<html lang="cy">.*<main id="main" lang="en-GB"/s)
  expect(home.text).toMatch(/<html lang="cy">.*<main id="main" (?!lang)/s)
  expect(english.text).toMatch(/<html lang="en-GB">.*<main id="main" (?!lang)/s)
})
