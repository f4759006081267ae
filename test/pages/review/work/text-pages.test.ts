import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainDocument } from '../../../../src/domain/screening/document.ts'
import { type Place, piecesOf, textPageAt, textPagesOf } from '../../../../src/pages/review/work/text-pages.ts'

const text = fc.string({
  unit: fc.constantFrom('word ', 'ä', '\n', '😀', 'long sentence of many words '),
  maxLength: 2_000,
})

test('text pages cover all of the text, in order and without gaps', () => {
  fc.assert(
    fc.property(text, (words) => {
      const textPages = textPagesOf(plainDocument(words))

      expect(textPages.map(({ start, end }) => words.slice(start, end)).join('')).toBe(words)
      for (let at = 0; at < words.length; at += 97) {
        const textPage = textPages[textPageAt(textPages, at)]!
        expect(textPage.start <= at && at < textPage.end).toBe(true)
      }
    }),
  )
})

test('pieces give the text page back, and each piece knows exactly the places it lies in', () => {
  const places = fc.array(fc.tuple(fc.nat(900), fc.integer({ min: 1, max: 300 })), { maxLength: 12 })
  fc.assert(
    fc.property(places, fc.nat(400), fc.integer({ min: 1, max: 600 }), (spans, start, length) => {
      const textPage = { start, end: start + length }
      const all = spans.map(([from, size], index): Place => {
        return { start: from, end: from + size, flagId: `f${index}`, number: index + 1, anchor: `e-${index}` }
      })

      const pieces = piecesOf(textPage, all)

      expect(pieces[0]!.start).toBe(textPage.start)
      expect(pieces.at(-1)!.end).toBe(textPage.end)
      pieces.forEach((piece, index) => {
        if (index) expect(piece.start).toBe(pieces[index - 1]!.end)
        const inside = all.filter((place) => place.start <= piece.start && piece.end <= place.end)
        expect(piece.places).toEqual(inside)
      })
    }),
  )
})
