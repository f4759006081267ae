import fc from 'fast-check'
import { expect, test } from 'vitest'
import { agreementOf } from '../../../src/domain/quality/agreement.ts'

const times = <T>(count: number, pair: T) => Array.from({ length: count }, () => pair)

test('kappa and its interval are those of a worked example', () => {
  // 50 pairs: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no. Agreement .7, by chance .5, so kappa is .4; its standard error is the root of .2016 / 50, over .5: .1270.
  const pairs = [
    ...times(20, ['yes', 'yes'] as const),
    ...times(5, ['yes', 'no'] as const),
    ...times(10, ['no', 'yes'] as const),
    ...times(15, ['no', 'no'] as const),
  ]

  const { n, observed, kappa, low, high } = agreementOf(pairs)

  expect(n).toBe(50)
  expect(observed).toBeCloseTo(0.7, 10)
  expect(kappa).toBeCloseTo(0.4, 10)
  expect(low).toBeCloseTo(0.1511, 4)
  expect(high).toBeCloseTo(0.6489, 4)
})

test('without decisions, or where chance alone makes people agree, there is no kappa', () => {
  expect(agreementOf([])).toEqual({ n: 0, observed: null, kappa: null, low: null, high: null })
  expect(agreementOf(times(9, ['a', 'a']))).toEqual({ n: 9, observed: 1, kappa: null, low: null, high: null })
})

const code = fc.constantFrom('no_concern', 'advice_given', 'referred')

test('kappa lies within its interval and does not depend on who is named first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(code, code), { minLength: 1, maxLength: 60 }), (pairs) => {
      const one = agreementOf(pairs)
      const other = agreementOf(pairs.map(([a, b]) => [b, a] as const))
      if (one.kappa === null && other.kappa === null) return
      expect(one.low!).toBeLessThanOrEqual(one.kappa!)
      expect(one.high!).toBeGreaterThanOrEqual(one.kappa!)
      expect(other.kappa).toBeCloseTo(one.kappa!, 10)
      expect(other.low).toBeCloseTo(one.low!, 10)
    }),
  )
})

test('where people agree on everything, kappa is one', () => {
  expect(agreementOf([...times(3, ['a', 'a'] as const), ...times(2, ['b', 'b'] as const)])).toMatchObject({
    observed: 1,
    kappa: 1,
    high: 1,
  })
})
