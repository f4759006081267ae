import { expect, test } from 'vitest'
import {
  dayInWords,
  dayOf,
  endOfDay,
  endOfDayAhead,
  instantOf,
  isTimeZone,
  timeInWords,
  wallTimeOf,
} from '../../../src/domain/dates/zone.ts'

const london = 'Europe/London'
const utc = (wall: string, zone = london) => instantOf(wall, zone)?.toISOString()

test('noon in June is British Summer Time, noon in January is not', () => {
  expect(utc('2027-06-12T12:00')).toBe('2027-06-12T11:00:00.000Z')
  expect(utc('2027-01-12T12:00')).toBe('2027-01-12T12:00:00.000Z')
})

test('a time that the clock skips in spring counts as if the clock had not been changed', () => {
  expect(utc('2027-03-28T00:59')).toBe('2027-03-28T00:59:00.000Z')
  expect(utc('2027-03-28T01:30')).toBe('2027-03-28T01:30:00.000Z')
  expect(timeInWords(instantOf('2027-03-28T01:30', london)!, london)).toBe('28 March 2027, 02:30 BST')
  expect(utc('2027-03-28T02:00')).toBe('2027-03-28T01:00:00.000Z')
})

test('a time that the clock shows twice in autumn is the first of the two', () => {
  expect(utc('2027-10-31T01:30')).toBe('2027-10-31T00:30:00.000Z')
  expect(utc('2027-10-31T02:00')).toBe('2027-10-31T02:00:00.000Z')
})

test('a form that is saved without a change keeps the second of the two', () => {
  const second = new Date('2027-10-31T01:30:00Z')

  expect(wallTimeOf(second, london)).toBe('2027-10-31T01:30')
  expect(instantOf('2027-10-31T01:30', london, second)).toEqual(second)
  expect(instantOf('2027-10-31T01:31', london, second)?.toISOString()).toBe('2027-10-31T00:31:00.000Z')
})

test.each(['2027-02-29T09:00', '2027-13-01T09:00', '2027-06-12', '2027-06-12T24:00', 'tomorrow', '2027-06-12T12:00Z'])(
  '%s is no wall time',
  (wall) => {
    expect(instantOf(wall, london)).toBeNull()
  },
)

test.each([
  ['2027-05-02T22:59:00Z', '2027-05-12T22:59:59.999Z', 'in summer'],
  ['2027-05-02T23:00:00Z', '2027-05-13T22:59:59.999Z', 'just after midnight of the zone'],
  ['2027-03-20T10:00:00Z', '2027-03-30T22:59:59.999Z', 'over the change in spring'],
  ['2027-10-25T10:00:00Z', '2027-11-04T23:59:59.999Z', 'over the change in autumn'],
])('ten days from %s end at %s (%s)', (from, end) => {
  expect(endOfDayAhead(new Date(from), 10, london).toISOString()).toBe(end)
})

test('the days on which the clock changes end at their own midnight', () => {
  expect(endOfDay('2027-03-28', london).toISOString()).toBe('2027-03-28T22:59:59.999Z')
  expect(endOfDay('2027-10-31', london).toISOString()).toBe('2027-10-31T23:59:59.999Z')
})

test('a day without a midnight of its own ends where the next begins', () => {
  const beirut = 'Asia/Beirut'

  expect(endOfDay('2027-03-27', beirut).toISOString()).toBe('2027-03-27T21:59:59.999Z')
})

test('a time is written with its zone, and the same instant reads differently in another', () => {
  const at = new Date('2027-05-12T11:00:00Z')

  expect(timeInWords(at, london)).toBe('12 May 2027, 12:00 BST')
  expect(timeInWords(at, 'UTC')).toBe('12 May 2027, 11:00 UTC')
  expect(timeInWords(new Date('2027-12-01T00:05:00Z'), london)).toBe('1 December 2027, 00:05 GMT')
  expect(dayInWords(new Date('2027-06-30T23:30:00Z'), london)).toBe('1 July 2027')
  expect(dayOf(new Date('2027-06-30T23:30:00Z'), london)).toBe('2027-07-01')
})

test.each(['Europe/London', 'Europe/Paris', 'America/Argentina/Buenos_Aires', 'UTC'])('%s is a time zone', (name) => {
  expect(isTimeZone(name)).toBe(true)
})

test.each(['London', 'Europe/Londen', 'BST', '+01:00', 'Mars/Olympus', ''])('“%s” is no time zone', (name) => {
  expect(isTimeZone(name)).toBe(false)
})
