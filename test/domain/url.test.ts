import { expect, test } from 'vitest'
import { urlIn } from '../../src/domain/url.ts'
import { sourcesIn } from '../architecture/sources.ts'

test('an address with letters outside ASCII is one, however often it is asked', () => {
  const asked = Array.from({ length: 50_000 }, () => urlIn('https://münchen.de/')?.hostname)

  expect(new Set(asked)).toEqual(new Set(['xn--mnchen-3ya.de']))
})

test.each(['', 'school', '//school.org', 'https://', 'https://[::'])('“%s” is none', (text) => {
  expect(urlIn(text)).toBeNull()
})

test('an address is asked for in one way', () => {
  const others = sourcesIn('src', 'workers', 'tools').filter(({ text }) => /URL\.canParse\(/.test(text))

  expect(others.map(({ path }) => path)).toEqual([])
})
