import { expect, test } from 'vitest'
import type { DomainError } from '../../../src/domain/error.ts'
import { type ChangeFacts, countsFromOf, isNarrower } from '../../../src/domain/policy/assessment-change.ts'

const now = new Date('2027-03-01T09:00:00Z')
const later = new Date('2027-03-08T09:00:00Z')
const wide = { aiLevel: 3 as const, allowedPurposes: ['grammar' as const, 'outline' as const] }
const narrow = { aiLevel: 3 as const, allowedPurposes: ['grammar' as const] }
const facts: ChangeFacts = {
  now,
  openedAt: new Date('2027-02-01T09:00:00Z'),
  inEffect: wide,
  newest: { ...wide, countsFrom: new Date('2027-02-01T09:00:00Z') },
}
const change = { ...wide, reason: 'Two weeks more.', countsFrom: null }

const refused = (run: () => unknown) => {
  try {
    run()
    return []
  } catch (error) {
    return (error as DomainError).fields.map(({ field }) => field)
  }
}

test.each([
  [narrow, wide, true],
  [{ ...wide, aiLevel: 2 as const }, wide, true],
  [wide, narrow, false],
  [wide, wide, false],
])('a lower level or a purpose fewer is narrower (%#)', (one, than, narrower) => {
  expect(isNarrower(one, than)).toBe(narrower)
})

test('a change that takes no use of AI away counts at once', () => {
  expect(countsFromOf(change, facts)).toEqual(now)
})

test('less use of AI needs a later date once the assessment has opened', () => {
  expect(refused(() => countsFromOf({ ...change, ...narrow }, facts))).toEqual(['countsFrom'])
  expect(refused(() => countsFromOf({ ...change, ...narrow, countsFrom: now }, facts))).toEqual(['countsFrom'])
  expect(countsFromOf({ ...change, ...narrow, countsFrom: later }, facts)).toEqual(later)
})

test('before the opening less use of AI needs no date', () => {
  expect(countsFromOf({ ...change, ...narrow }, { ...facts, openedAt: later })).toEqual(now)
})

test('a change beside a narrower use that was announced keeps the announced date', () => {
  const announced = { ...facts, newest: { ...narrow, countsFrom: later } }

  expect(countsFromOf({ ...change, ...narrow }, announced)).toEqual(later)
})

test('a change to a narrower use again needs a date of its own', () => {
  const announced = { ...facts, newest: { ...narrow, countsFrom: later } }

  expect(refused(() => countsFromOf({ ...change, aiLevel: 2, allowedPurposes: [] }, announced))).toEqual(['countsFrom'])
})

test('a change has a reason', () => {
  expect(refused(() => countsFromOf({ ...change, reason: ' ' }, facts))).toEqual(['reason'])
})
