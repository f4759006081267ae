import { expect, test } from 'vitest'
import { type Document, plainDocument } from '../../src/domain/screening/document.ts'
import { withinLimit } from '../../src/extractors/within-limit.ts'

const most = { places: 50_000, characters: 2_000_000 }
const lines = (count: number, end = '\n') =>
  Array.from({ length: count }, (_, index) => `Line ${index + 1}${end}`).join('')

test.each(['\n', '\r\n', '\r'])('a text keeps its beginning, and its coverage says where it was cut: %j', (end) => {
  const read = withinLimit(plainDocument(lines(30, end)), { ...most, places: 20 })

  expect(read.text).toBe(lines(20, end))
  expect(read.paragraphs.every(({ end }) => end <= read.text.length)).toBe(true)
  expect(read.facts.words).toBe(read.text.split(/\s+/).filter(Boolean).length)
  expect(read.coverage).toEqual([
    {
      kind: 'over_limit',
      count: 1,
      page: null,
      at: read.text.length,
      detail: 'The text has more than 20 lines, paragraphs and notes; what comes behind them was left out.',
    },
  ])
})

test('a document within the limit is left as it is', () => {
  const document = plainDocument(lines(20))

  expect(withinLimit(document, { ...most, places: 20 })).toBe(document)
})

test('marks beyond half of the places are left out and counted, and the text stays', () => {
  const text = lines(5)
  const links = Array.from({ length: 40 }, () => ({ start: 0, end: 4, href: 'https://example.com' }))

  const read = withinLimit({ ...plainDocument(text), links }, { ...most, places: 20 })

  expect(read.text).toBe(text)
  expect(read.links).toHaveLength(10)
  expect(read.coverage.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['over_limit', '30 of its notes, links, hidden passages and other marks were left out.'],
  ])
})

test('no place reaches behind the text that is kept, and the gap names its page', () => {
  const text = lines(30)
  const half = text.indexOf('Line 16')
  const document: Document = {
    ...plainDocument(text),
    pages: [
      { start: 0, end: half },
      { start: half, end: text.length },
    ],
    zones: [{ kind: 'footnote', start: half, end: text.length }],
    hidden: [{ text: 'unseen', cause: 'white', at: text.length }],
    outline: [{ at: text.indexOf('Line 29'), heading: 1, depth: 0, label: '' }],
    coverage: [{ kind: 'picture', count: 1, page: 2, at: text.length, detail: null }],
  }

  const read = withinLimit(document, { ...most, places: 25 })

  const end = read.text.length
  expect(end).toBeLessThan(text.length)
  expect([...read.pages, ...read.zones, ...read.paragraphs].every((place) => place.end <= end)).toBe(true)
  expect([read.pages.length, read.zones.length, read.hidden, read.outline]).toEqual([2, 1, [], []])
  expect(read.coverage.map(({ kind, page, at }) => [kind, page, at])).toEqual([
    ['picture', 2, end],
    ['over_limit', 2, end],
  ])
})

test('a work whose beginning holds nothing but empty lines is too large', () => {
  expect(() => withinLimit(plainDocument(`${'\n'.repeat(40)}An essay.`), { ...most, places: 20 })).toThrow(
    'The file has more than 20 lines.',
  )
})

test('a text of more characters than are read keeps its beginning, and cuts no character in two', () => {
  const read = withinLimit(plainDocument('abc def 🌱 ghi'), { ...most, characters: 9 })

  expect(read.text).toBe('abc def ')
  expect(read.facts.words).toBe(2)
  expect(read.coverage).toMatchObject([{ kind: 'over_limit', at: 8, detail: expect.stringContaining('longer than') }])
})

test('hidden text beyond the limit is left out, and the text stays', () => {
  const hidden = ['one', 'two', 'three'].map((text) => ({ text, cause: 'white' as const, at: 0 }))

  const read = withinLimit({ ...plainDocument('An essay'), hidden }, { ...most, characters: 8 })

  expect([read.text, read.hidden.length]).toEqual(['An essay', 2])
  expect(read.coverage).toMatchObject([{ kind: 'over_limit', detail: expect.stringContaining('hidden text') }])
})
