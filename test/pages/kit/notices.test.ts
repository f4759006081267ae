import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createWords } from '../../../src/language/words.ts'
import { noticeFor } from '../../../src/pages/kit/notices.ts'

const words = createWords()['en-GB']

test('every notice that a page leads to has a sentence', () => {
  const sources = readdirSync('src/pages', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
  const codes = sources.flatMap((path) =>
    [...readFileSync(`src/pages/${path}`, 'utf8').matchAll(/notice=([a-z-]+)(?=[`'#])/g)].map((found) => found[1]!),
  )

  expect(codes.length).toBeGreaterThan(20)
  expect(codes.filter((code) => !noticeFor(code, words))).toEqual([])
})

test.each(['', 'unknown', 'constructor', '__proto__', 'toString'])(
  'the code “%s” from an address is no notice',
  (code) => {
    expect(noticeFor(code, words)).toBeUndefined()
  },
)
