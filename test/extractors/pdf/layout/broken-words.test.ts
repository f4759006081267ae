import { expect, test } from 'vitest'
import { brokenWord } from '../../../../src/extractors/pdf/layout/broken-words.ts'
import { makePdf } from '../../../documents/pdf.ts'
import { flaws, readDocument, slices } from '../../reading.ts'

test.each([
  ['where the chil-', 'dren dig', 'join'],
  ['of the Vor\u2010', 'schule', 'join'],
  ['they are self-', 'regulated', 'keep'],
  ['a mother-in-', 'law', 'keep'],
  ['both pre-', 'and post-test', null],
  ['see https://example.org/sand-', 'pit', null],
  ['from 10-', 'twelve', null],
  ['the Jean-', 'Paul', null],
  ['Table A-', 'b', null],
  ['soil\tchil-', 'dren', null],
  ['a dash -', 'and more', null],
])('%s | %s', (line, next, how) => {
  expect(brokenWord(line, next)).toBe(how)
})

test('a word that a line end breaks is one word in the text, and every place stands right', async () => {
  const lines = ['Outside the nursery the chil-', 'dren dig and become self-', 'regulated learners of 2024.']

  const document = await readDocument(await makePdf({ pages: [lines, ['The second page.']] }), 'essay.pdf')

  expect(document.text).toContain('the children dig and become self-regulated learners of 2024.\n')
  expect(slices(document, document.pages).map((page) => page.trim().split('\n').at(-1))).toEqual([
    expect.stringContaining('2024.'),
    'The second page.',
  ])
  expect(document.facts.words).toBe(15)
  expect(flaws(document)).toEqual([])
})
