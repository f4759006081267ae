import { expect, test } from 'vitest'
import { ageOf, sizeOf } from '../../../src/pages/kit/time.tsx'

const now = new Date('2026-03-01T12:00:00Z')
const ago = (minutes: number) => ageOf(new Date(now.getTime() - minutes * 60_000), now)

test('an age is told in the one unit that fits', () => {
  expect([0, 1, 2, 89, 90, 47 * 60, 48 * 60, 10 * 1440].map(ago)).toEqual([
    'less than a minute',
    '1 minute',
    '2 minutes',
    '89 minutes',
    '2 hours',
    '47 hours',
    '2 days',
    '10 days',
  ])
})

test('a time to come has no age', () => {
  expect(ago(-5)).toBe('less than a minute')
})

test('a size is told in bytes, KB or MB', () => {
  expect([0, 1023, 1024, 1_048_575, 1_572_864].map(sizeOf)).toEqual([
    '0 bytes',
    '1023 bytes',
    '1 KB',
    '1024 KB',
    '1.5 MB',
  ])
})
