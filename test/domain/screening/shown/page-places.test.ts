import { expect, test } from 'vitest'
import { boxesOf, pagePlacesIn } from '../../../../src/domain/screening/shown/page-places.ts'

const letters = [...'rain in May'].map((_, at) => ({ start: at, end: at + 1, x: 10 * at, right: 10 * at + 10 }))
const line = { start: 0, end: 11, x: 0, right: 110, y: 100, height: 20, letters }
const lines = [line, { start: 12, end: 20, x: 0, right: 90, y: 130, height: 20, letters: [] }]

test('a passage is covered letter by letter, and by whole lines where no letters are known', () => {
  expect(boxesOf({ lines }, { start: 5, end: 7 })).toEqual([{ x: 50, y: 83, width: 20, height: 22 }])
  expect(boxesOf({ lines }, { start: 8, end: 14 })).toEqual([
    { x: 80, y: 83, width: 30, height: 22 },
    { x: 0, y: 113, width: 90, height: 22 },
  ])
  expect(boxesOf({ lines }, { start: 30, end: 40 })).toEqual([])
})

test('what is no place on a page is refused', () => {
  const places = { width: 595, height: 842, text: 'rain in May', lines }

  expect(pagePlacesIn(places)).toBe(places)
  for (const wrong of [null, {}, { ...places, width: 0 }, { ...places, lines: [{ ...line, x: 'x' }] }])
    expect(pagePlacesIn(wrong)).toBeNull()
})
