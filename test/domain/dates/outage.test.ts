import { expect, test } from 'vitest'
import { outagesIn } from '../../../src/domain/dates/outage.ts'

const at = (minutes: number) => new Date(Date.UTC(2027, 2, 1, 12, minutes))
const stretch = (from: number, until: number) => ({ from: at(from), until: at(until) })
const settings = { now: at(600), intervalMs: 60_000, leastMs: 1_000 }
const found = (beats: [number, number][], faults: [number, number][] = [], more: object = {}) =>
  outagesIn(
    { beats: beats.map((one) => stretch(...one)), faults: faults.map((one) => stretch(...one)) },
    { ...settings, ...more },
  ).map(({ from, until, cause }) => [(+from - +at(0)) / 60_000, (+until - +at(0)) / 60_000, cause])

test('the time from the last heartbeat to the first one after it is an outage', () => {
  expect(
    found([
      [0, 10],
      [25, 60],
    ]),
  ).toEqual([[10, 25, 'unreachable']])
})

test('while another process says that it is there, there is none', () => {
  expect(
    found([
      [0, 10],
      [5, 40],
      [25, 60],
    ]),
  ).toEqual([])
})

test('errors of our own count once they are over, and near ones are one', () => {
  expect(
    found(
      [[0, 60]],
      [
        [10, 11],
        [11, 12],
        [30, 31],
      ],
    ),
  ).toEqual([
    [10, 12, 'errors'],
    [30, 31, 'errors'],
  ])
  expect(found([[0, 60]], [[10, 11]], { now: at(12) })).toEqual([])
})

test('no time is given twice', () => {
  expect(
    found(
      [
        [0, 10],
        [20, 60],
      ],
      [[5, 12]],
    ),
  ).toEqual([
    [5, 10, 'errors'],
    [10, 20, 'unreachable'],
  ])
})

test('what is shorter than the least that counts is left out', () => {
  expect(
    found(
      [
        [0, 10],
        [11, 60],
      ],
      [],
      { leastMs: 120_000 },
    ),
  ).toEqual([])
})
