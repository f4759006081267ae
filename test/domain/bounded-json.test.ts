import { expect, test } from 'vitest'
import { refuseDeepValue, refuseHugeJson } from '../../src/domain/bounded-json.ts'
import { limits } from '../../src/domain/limits.ts'

const list = (length: number) => JSON.stringify(Array(length).fill(1))
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

test.each([
  ['as many values as are taken', list(limits.jsonValues - 2)],
  ['as deep a nesting as is taken', nested(limits.jsonDepth)],
  ['signs of structure in a text', JSON.stringify({ text: '[{,"\\'.repeat(100_000) })],
  ['a text that ends in a backslash', JSON.stringify([`${'\\'.repeat(3)}`, '[[[[[[[[[[[[[[[[[[[[[['])],
  ['no JSON', 'a short essay, with commas'],
  ['nothing', ''],
])('%s is parsed', (_, json) => {
  expect(() => refuseHugeJson(json)).not.toThrow()
})

test.each([
  ['a value too many', list(limits.jsonValues + 1), /more than 5000 values/],
  ['a level too many', nested(limits.jsonDepth + 1), /more than 16 levels/],
  ['objects without end', '{"a":'.repeat(100), /levels/],
  ['structure after a text with quotes', `["\\"\\\\",${nested(20)}]`, /levels/],
])('%s is refused before it is parsed', (_, json, words) => {
  expect(() => refuseHugeJson(json)).toThrow(
    expect.objectContaining({ code: 'TOO_LARGE', message: expect.stringMatching(words) }),
  )
})

test('a value that is nested too deep is refused, however it came', () => {
  const deep = JSON.parse(nested(100_000))

  expect(() => refuseDeepValue(deep)).toThrow(/levels deep/)
  expect(() => refuseDeepValue(JSON.parse(nested(limits.jsonDepth)))).not.toThrow()
})
