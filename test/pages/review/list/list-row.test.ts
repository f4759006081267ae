import { expect, test } from 'vitest'
import { reasonsFor } from '../../../../src/pages/review/list/list-row.tsx'

type Row = Parameters<typeof reasonsFor>[0]
const kinds = {
  citations: 'AI tool named as author',
  concern: 'Concern raised by hand',
  unreadable: 'Text could not be read',
}
const row = (part: Partial<Row>) =>
  ({ detectors: [], status: 'under_review', unreadable: null, concerns: 0, ...part }) as unknown as Row

test('a detector that may not be named yet is not named', () => {
  expect(reasonsFor(row({ detectors: ['evenness', 'citations'] }), kinds)).toEqual(['AI tool named as author'])
})

test('work under review without a reason that may be named is for a person to read', () => {
  expect(reasonsFor(row({ detectors: ['evenness'] }), kinds)).toEqual(['For a person to read'])
})

test('decided work no longer names its detectors', () => {
  expect(reasonsFor(row({ detectors: ['citations'], status: 'decided' }), kinds)).toEqual([])
})
