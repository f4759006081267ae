import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  boundedCoverage,
  couldHoldWords,
  type Gap,
  type GapKind,
  gapKindNames,
  gapKinds,
  unreadKinds,
} from '../../../src/domain/screening/coverage.ts'
import { notSeen, unreadLabel } from '../../../src/domain/screening/coverage-words.ts'

const gap = (kind: GapKind, rest: Partial<Gap> = {}): Gap => ({
  kind,
  count: 1,
  page: null,
  at: null,
  detail: null,
  ...rest,
})

const someGap = fc.record({
  kind: fc.constantFrom(...gapKindNames),
  count: fc.integer({ min: 1, max: 30 }),
  page: fc.option(fc.integer({ min: 1, max: 12 })),
  at: fc.option(fc.nat(2_000)),
  detail: fc.option(fc.constantFrom('The part is named a.', 'The part is named b.')),
})

describe('whether what was not read could hold words of the student', () => {
  test('a person looks from the number on that the table names for a kind, however the places are counted', () => {
    for (const kind of gapKindNames) {
      const { personFrom } = gapKinds[kind]
      if (personFrom === null) {
        expect(couldHoldWords([gap(kind, { count: 10_000 })])).toBe(false)
        continue
      }
      expect(couldHoldWords([gap(kind, { count: personFrom })])).toBe(true)
      expect(couldHoldWords(Array.from({ length: personFrom }, (_, at) => gap(kind, { at })))).toBe(true)
      if (personFrom > 1) expect(couldHoldWords([gap(kind, { count: personFrom - 1 })])).toBe(false)
    }
  })

  test('only kinds that hold no words of the student by their nature are left to pass', () => {
    expect(gapKindNames.filter((kind) => gapKinds[kind].personFrom === null)).toEqual(['tracked_deletion'])
    expect(gapKindNames.filter((kind) => (gapKinds[kind].personFrom ?? 0) > 1)).toEqual([
      'picture',
      'equation',
      'chart',
    ])
  })

  test('nothing unread means that no person has to look', () => {
    expect(couldHoldWords([])).toBe(false)
  })
})

test('the kept gaps stand for as many places of each kind as were found, and are at most a thousand', () => {
  fc.assert(
    fc.property(fc.array(someGap, { maxLength: 60 }), fc.integer({ min: 1, max: 40 }), (gaps, times) => {
      const all = Array.from({ length: times }, (_, turn) =>
        gaps.map((one) => ({ ...one, at: (one.at ?? 0) + turn * 5_000 })),
      )

      const kept = boundedCoverage(all.flat())

      expect(kept.length).toBeLessThanOrEqual(1_000)
      const counts = (list: Gap[]) => unreadKinds(list).map(({ kind, count }) => [kind, count])
      expect(counts(kept)).toEqual(counts(all.flat()))
      expect(couldHoldWords(kept)).toBe(couldHoldWords(all.flat()))
    }),
  )
})

test('alike gaps at one place are kept as one with their number', () => {
  expect(boundedCoverage([gap('equation', { at: 4 }), gap('equation', { at: 4, count: 2 })])).toEqual([
    gap('equation', { at: 4, count: 3 }),
  ])
})

describe('what was not read, in words', () => {
  test('names the pages, neighbours together', () => {
    const [pages] = unreadKinds([4, 2, 3, 9, 2].map((page) => gap('picture_page', { page })))

    expect(unreadLabel(pages!)).toBe('5 pages that are pictures, without text (pages 2–4, 9)')
  })

  test('a check says what it did not see, in one sentence', () => {
    const sentence = notSeen([gap('picture_page', { page: 2 }), gap('equation', { count: 3 })])

    expect(sentence).toBe(
      'This check did not see what was not read: a page that is a picture, without text (page 2); 3 equations that could not be read.',
    )
    expect(notSeen([])).toBeNull()
  })

  test('every kind has words that a tutor could read aloud', () => {
    for (const kind of gapKindNames) {
      const { one, many, mend } = gapKinds[kind]
      expect([one, many].join(' ')).toMatch(/^[a-z0-9 ,.]+$/i)
      expect(mend ?? 'Fine.').toMatch(/^[A-Z].*\.$/)
    }
  })
})
