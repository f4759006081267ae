import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalBytes, canonicalJson, exactBytes } from '../../src/domain/canonical.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 8 })
const { value: json } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    text,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4 }),
  ),
}))

test('what was written canonically reads back as the same value', () => {
  fc.assert(
    fc.property(json, (value) => {
      const written = canonicalJson(value)

      expect(canonicalJson(JSON.parse(written))).toBe(written)
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test('the order in which keys were added leaves no trace', () => {
  fc.assert(
    fc.property(fc.dictionary(text, json), (value) => {
      const reversed = Object.fromEntries(Object.entries(value).reverse())

      expect(canonicalJson(reversed)).toBe(canonicalJson(value))
    }),
  )
})

test('keys are sorted by UTF-16 code units, as in the example of RFC 8785', () => {
  const names = ['€', '\r', '\ufb33', '1', '😀', '\u0080', 'ö']

  const written = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))

  expect(written).toBe('{"\\r":0,"1":0,"\u0080":0,"ö":0,"€":0,"😀":0,"\ufb33":0}')
})

test('nothing but the value is written: no spaces, no escapes that are not needed', () => {
  const value = { b: [true, null, -7], a: { 'ü"\n': 'Straße 😀' } }

  expect(canonicalJson(value)).toBe('{"a":{"ü\\"\\n":"Straße 😀"},"b":[true,null,-7]}')
  expect(canonicalBytes('ü').toString('hex')).toBe('22c3bc22')
})

test.each([
  ['a fraction', { score: 0.5 }, 'value.score'],
  ['a number beyond exact integers', [2 ** 53], 'value[0]'],
  ['no number', Number.NaN, 'value'],
  ['an infinite number', Number.POSITIVE_INFINITY, 'value'],
  ['undefined', { a: undefined }, 'value.a'],
  ['a hole in an array', new Array(1), 'value[0]'],
  ['a date', { at: new Date(0) }, 'value.at'],
  ['a map', new Map(), 'value'],
  ['bytes', new Uint8Array(1), 'value'],
  ['a big integer', 1n, 'value'],
  ['a function', () => 1, 'value'],
  ['half of a character', '\ud83d', 'value'],
  ['half of a character in a key', { '\ude00': 1 }, 'value'],
])('%s has no canonical form, and the error says where it stands', (_, value, place) => {
  const write = () => canonicalJson(value)

  expect(write).toThrow(TypeError)
  expect(write).toThrow(new RegExp(`^${place.replace(/[[\].]/g, '\\$&')} `))
})

test('a key named like a part of the language is a key like any other', () => {
  const value = JSON.parse('{"__proto__":1,"constructor":2}')

  expect(canonicalJson(value)).toBe('{"__proto__":1,"constructor":2}')
})

test('bytes have one exact spelling, and every other one is refused', () => {
  expect(exactBytes('AA', 'base64url')).toEqual(Buffer.of(0))
  expect(exactBytes('AA==', 'base64')).toEqual(Buffer.of(0))
  for (const other of ['AB', 'AA=', 'AA==', ' AA', 'A', 'A*A']) expect(exactBytes(other, 'base64url')).toBeNull()
  expect(exactBytes('0g', 'hex')).toBeNull()
})
