import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawSample } from '../../../src/domain/quality/draw.ts'

const ids = fc.uniqueArray(fc.uuid(), { maxLength: 80 })
const rate = fc.double({ min: 0.01, max: 1, noNaN: true })

test('a draw can be repeated whatever the order of the ids, and holds as many as the rate says', () => {
  fc.assert(
    fc.property(ids, fc.string(), rate, (all, seed, share) => {
      const drawn = drawSample(all, { seed, rate: share })

      expect(drawSample([...all].reverse(), { seed, rate: share })).toEqual(drawn)
      expect(drawn).toHaveLength(Math.ceil(all.length * share))
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(all).toEqual(expect.arrayContaining(drawn))
    }),
  )
})

test('each decision is as likely to be drawn as every other', () => {
  const all = Array.from({ length: 20 }, (_, index) => `decision ${index}`)
  const counts = new Map(all.map((id) => [id, 0]))
  for (let seed = 0; seed < 2_000; seed++) {
    for (const id of drawSample(all, { seed: String(seed), rate: 0.25 })) counts.set(id, counts.get(id)! + 1)
  }

  // 500 each on average, with a standard deviation of 19.
  for (const count of counts.values()) expect(Math.abs(count - 500)).toBeLessThan(100)
})
