import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDocument } from '../../../src/domain/screening/document.ts'
import { locate } from '../../../src/domain/screening/locate.ts'

test('the paragraphs of a plain text are its lines that hold something', () => {
  const { text, paragraphs, facts } = plainDocument('Title\r\n\r\nFirst line.\n  \nSecond line.')

  expect(paragraphs.map(({ start, end }) => text.slice(start, end))).toEqual(['Title', 'First line.', 'Second line.'])
  expect(facts.words).toBe(5)
})

test('every letter of a plain text lies in exactly one paragraph', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'é', '🙂', ' ', '\n', '\r\n', '\f', '\t')).map((parts) => parts.join('')),
      (text) => {
        const { paragraphs } = plainDocument(text)

        for (const { index } of text.matchAll(/\S/g)) {
          expect(paragraphs.filter(({ start, end }) => start <= index && index < end)).toHaveLength(1)
        }
        expect(paragraphs.every((span, index) => index === 0 || span.start >= paragraphs[index - 1]!.end)).toBe(true)
      },
    ),
  )
})

test('a place has the page and paragraph whose range holds it, and none between them', () => {
  const layout = {
    pages: [
      { start: 0, end: 10 },
      { start: 10, end: 30 },
    ],
    paragraphs: [
      { start: 0, end: 8 },
      { start: 12, end: 20 },
    ],
  }

  expect(locate(layout, 0)).toEqual({ page: 1, paragraph: 1 })
  expect(locate(layout, 9)).toEqual({ page: 1, paragraph: null })
  expect(locate(layout, 10)).toEqual({ page: 2, paragraph: null })
  expect(locate(layout, 19)).toEqual({ page: 2, paragraph: 2 })
  expect(locate(layout, 30)).toEqual({ page: null, paragraph: null })
  expect(locate({ pages: [], paragraphs: [] }, 0)).toEqual({ page: null, paragraph: null })
})

test('looking a place up by halves agrees with looking at every span', () => {
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 40 })
    .map((cuts) => cuts.sort((a, b) => a - b))
    .map((cuts) =>
      cuts.flatMap((start, index) => (index % 2 ? [] : cuts[index + 1] ? [{ start, end: cuts[index + 1]! }] : [])),
    )

  fc.assert(
    fc.property(spans, fc.integer({ min: 0, max: 210 }), (pages, offset) => {
      const found = pages.findIndex(({ start, end }) => start <= offset && offset < end)

      expect(locate({ pages, paragraphs: [] }, offset).page).toBe(found < 0 ? null : found + 1)
    }),
  )
})
