import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { expect, test } from 'vitest'
import { htmlOf } from '../../src/domain/records/document.ts'
import { pdfOf } from '../../src/threads/pdf.ts'

const madeAt = new Date('2027-05-12T12:00:00Z')
const words = (text: string) => ({ title: 'A letter', sections: [{ heading: 'Part', blocks: [text] }] })

/** The text of a PDF, without the breaks that its lines make. */
async function textOf(pdf: Uint8Array): Promise<string> {
  const doc = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise
  const pages = await Promise.all(
    Array.from({ length: doc.numPages }, async (_, index) => (await doc.getPage(index + 1)).getTextContent()),
  )
  return pages
    .flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : '')))
    .join('')
    .replaceAll(/\s+/g, '')
}

test.each(['Ŵyl y glaw – “dŵr”', 'Ελληνικά', 'Здравствуйте', 'Łódź, Dvořák, İstanbul, ß, ñ, œ, €'])(
  'a PDF holds “%s” as it is',
  async (text) => {
    expect(await textOf(await pdfOf(words(text), madeAt))).toContain(text.replaceAll(/\s+/g, ''))
  },
)

test.each(['中文', 'a 😀 b', 'ไทย', '\u0007bell'])(
  'a character that the typeface lacks is not lost: %j',
  async (text) => {
    const shown = await textOf(await pdfOf(words(text), madeAt))

    for (const sign of text.replaceAll(/[\sa-z]/g, '')) {
      const number = `[U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`
      expect(shown.includes(sign) || shown.includes(number)).toBe(true)
    }
    expect(shown).toContain('Somecharactersarenotinthetypeface')
  },
)

test('a long document has all of its words, over several pages', async () => {
  const text = Array.from({ length: 4_000 }, (_, index) => `word${index}`).join(' ')

  const shown = await textOf(await pdfOf(words(text), madeAt))

  expect(shown).toContain('word0word1')
  expect(shown).toContain('word3998word3999')
})

test('a page shows what people wrote and runs none of it', () => {
  const html = htmlOf({ title: '<b>', sections: [{ heading: '"x"', blocks: [{ facts: [['<i>', 'a\n<script>']] }] }] })

  expect(html).toContain('a<br>&lt;script&gt;')
  expect(html).not.toMatch(/<(b|i|script)>/)
})
