import { expect, test } from 'vitest'
import { instantIn } from '../../../src/domain/dates/instant.ts'

test.each([
  ['2027-03-28T12:00:00Z', '2027-03-28T12:00:00.000Z'],
  ['2027-06-12T12:00:00+01:00', '2027-06-12T11:00:00.000Z'],
  ['2027-06-12t12:00:00.123456z', '2027-06-12T12:00:00.123Z'],
])('%s is %s', (text, instant) => {
  expect(instantIn(text)?.toISOString()).toBe(instant)
})

test.each([
  '2027-03-28',
  'March 28, 2027 23:59',
  '2027-03-28T12:00:00',
  '2027-03-28T12:00Z',
  '2027-03-28 12:00:00Z',
  '2027-02-30T12:00:00Z',
  '2016-12-31T23:59:60Z',
  '0000-01-01T00:00:00Z',
  '2027-03-28T12:00:00+0100',
  '2027-03-28T12:00:00[Europe/London]',
  '1806231600',
  '',
])('“%s” is no time by RFC 3339 with an offset', (text) => {
  expect(instantIn(text)).toBeNull()
})
