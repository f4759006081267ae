import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { drawn } from '../../../src/domain/screening/sample.ts'

const key = Buffer.from('a salt of the provider')
const ids = Array.from({ length: 4_000 }, () => randomUUID())

test('nothing is drawn at a rate of 0, everything at 1', () => {
  expect(ids.some((id) => drawn(id, 0, key))).toBe(false)
  expect(ids.every((id) => drawn(id, 1, key))).toBe(true)
})

test('about a tenth is drawn at a rate of 0.1', () => {
  const share = ids.filter((id) => drawn(id, 0.1, key)).length / ids.length

  // Six standard deviations of a fair draw of 4,000.
  expect(Math.abs(share - 0.1)).toBeLessThan(0.0285)
})

test('a draw can be repeated, and a higher rate only adds to it', () => {
  const low = ids.filter((id) => drawn(id, 0.2, key))

  expect(ids.filter((id) => drawn(id, 0.2, key))).toEqual(low)
  expect(low.every((id) => drawn(id, 0.3, key))).toBe(true)
})

test('another provider draws other work', () => {
  const here = ids.filter((id) => drawn(id, 0.5, key))

  expect(ids.filter((id) => drawn(id, 0.5, Buffer.from('another salt')))).not.toEqual(here)
})
