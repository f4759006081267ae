import { expect, test } from 'vitest'
import { overlapPercentage } from '../../../src/domain/tca/overlap.ts'

const measured = (value: number | null, range?: [number, number]) =>
  [{ name: 'words-shared', value, unit: 'words', meaning: 'Shared.', ...(range && { range }) }] as never

test.each([
  [measured(25, [0, 100]), 25],
  [measured(1, [0, 300]), 0],
  [measured(0, [0, 100]), 0],
  [measured(101, [0, 100]), 100],
])('%j is %i %%', (measurements, percentage) => {
  expect(overlapPercentage(measurements)).toBe(percentage)
})

test.each([[null], [[]], [measured(null, [0, 100])], [measured(5)], [measured(0, [0, 0])]])(
  '%j measured nothing, which is not 0 %%',
  (measurements) => {
    expect(overlapPercentage(measurements)).toBeNull()
  },
)
