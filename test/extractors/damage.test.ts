import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Reading } from '../../src/domain/screening/document.ts'
import { field, makeDocx } from '../documents/docx.ts'
import { makeOdt } from '../documents/odt.ts'
import { makePdf } from '../documents/pdf.ts'
import { repeats } from '../long.ts'
import { flaws, read, readDocument, slices } from './reading.ts'

const citation = JSON.stringify({ citationItems: [{ itemData: { title: 'Mud', author: [{ family: 'Holt' }] } }] })
const files: Record<string, { runs: number; bytes: Buffer }> = {
  docx: {
    runs: 300,
    bytes: makeDocx({
      paragraphs: [
        'Mud and method',
        { xml: `<w:p>${field(`ADDIN ZOTERO_ITEM CSL_CITATION ${citation}`, '(Holt)')}</w:p>` },
      ],
      footnotes: [
        {
          runs: [
            { text: 'A note', italic: true },
            { text: 'hidden', hidden: true },
          ],
        },
      ],
      properties: { author: 'Mira Holt' },
    }),
  },
  odt: { runs: 200, bytes: makeOdt({ paragraphs: ['Mud and method', 'Children dig.'], header: 'M. Holt' }) },
  pdf: { runs: 50, bytes: await makePdf({ pages: [['Mud and method', 'Children dig.'], ['And then they go home.']] }) },
  text: { runs: 200, bytes: Buffer.from('Größe and method\n\nChildren dig.') },
}

/** Ways in which a file comes to harm. */
const harm = fc.oneof(
  fc.record({ how: fc.constant('flip' as const), at: fc.double({ min: 0, max: 0.9999, noNaN: true }), bit: fc.nat(7) }),
  fc.record({ how: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ how: fc.constant('fill' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) }),
  fc.record({ how: fc.constant('repeat' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
)

function harmed(bytes: Buffer, harms: (typeof harm extends fc.Arbitrary<infer H> ? H : never)[]) {
  return harms.reduce((file, it) => {
    const at = Math.floor(it.at * file.length)
    const copy = Buffer.from(file)
    if (it.how === 'flip' && copy.length > 0) copy[at]! ^= 1 << it.bit
    if (it.how === 'fill') copy.subarray(at, at + 20).fill(it.byte)
    if (it.how === 'cut') return copy.subarray(0, at)
    return it.how === 'repeat' ? Buffer.concat([copy.subarray(0, at), copy.subarray(Math.floor(at / 2))]) : copy
  }, bytes)
}

/** What any reading must be: a document whose places are right, or a reason with a sentence for people. */
function expectAnswer(reading: Reading) {
  if ('document' in reading) expect(flaws(reading.document)).toEqual([])
  else expect(reading.detail).toMatch(/^[A-Z].+\. The file is kept and a person will read it\.$/)
}

describe('harm', () => {
  test.each(Object.entries(files))(
    'a damaged %s is read or refused in words, and never an error',
    async (_, { bytes, runs }) => {
      await fc.assert(
        fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 3 }), async (harms) => {
          expectAnswer(await read(harmed(bytes, harms)))
        }),
        { numRuns: runs },
      )
    },
    120_000,
  )

  test('any bytes are read or refused in words', async () => {
    const starts = fc.constantFrom(
      '',
      '%PDF-1.7\n',
      'PK\x03\x04',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '\xff\xfe',
      '{\\rtf',
    )
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 600 }), async (start, bytes) => {
        expectAnswer(await read(Buffer.concat([Buffer.from(start, 'latin1'), bytes])))
      }),
      { numRuns: repeats(60, 400) },
    )
  }, 120_000)
})

interface Field {
  shown: boolean
  ended: boolean
}

describe('any document', () => {
  const words = fc.string({
    unit: fc.constantFrom('a', 'é', '漢', '𝒜', ' ', '<', '&', '"', '\u00ad', '.', '\u202e'),
    maxLength: 12,
  })
  const run = fc.record({ text: words, italic: fc.boolean(), hidden: fc.boolean() })
  const paragraph = fc.record({ runs: fc.array(run, { maxLength: 5 }) })

  test('has in its text what is seen, in order, and apart from it what is not', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(paragraph, { maxLength: 6 }),
        fc.array(paragraph, { maxLength: 2 }),
        async (paragraphs, footnotes) => {
          const document = await readDocument(makeDocx({ paragraphs: ['Mud', ...paragraphs], footnotes }))

          const seen = [...paragraphs, ...footnotes].flatMap(({ runs }) =>
            runs.filter((it) => !it.hidden).map((it) => it.text),
          )
          expect(document.text.replace(/\s/g, '')).toBe(`Mud${seen.join('')}`.replace(/\s/g, ''))
          const unseen = [...paragraphs, ...footnotes].flatMap(({ runs }) =>
            runs.filter((it) => it.hidden).map((it) => it.text),
          )
          expect(
            document.hidden
              .map((it) => it.text)
              .join('')
              .replace(/\s/g, ''),
          ).toBe(unseen.join('').replace(/\s/g, ''))
          expect(flaws(document)).toEqual([])
        },
      ),
      { numRuns: repeats(60, 400) },
    )
  })

  test('shows the results of fields, what follows a mark without an end, and no codes, however they are nested', async () => {
    const step = fc.constantFrom('begin', 'separate', 'end', 'text')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const open: Field[] = []
        const texts: { index: number; codes: Field[] }[] = []
        let xml = ''
        for (const [index, it] of steps.entries()) {
          if (it === 'text') {
            xml += `<w:r><w:t>${index},</w:t></w:r>`
            texts.push({ index, codes: open.filter(({ shown }) => !shown) })
          } else {
            xml += `<w:r><w:fldChar w:fldCharType="${it}"/></w:r>`
            if (it === 'begin') open.push({ shown: false, ended: false })
            if (it === 'separate' && open.length > 0) open.at(-1)!.shown = true
            if (it === 'end' && open.length > 0) open.pop()!.ended = true
          }
        }
        // A code is what stands before the separator of a field that ends.
        const isCode = (field: Field) => field.ended || field.shown
        const seen = texts.filter(({ codes }) => !codes.some(isCode)).map(({ index }) => `${index},`)

        const reading = await read(makeDocx({ paragraphs: [{ xml: `<w:p><w:r><w:t>Mud</w:t></w:r>${xml}</w:p>` }] }))

        expect(reading).toMatchObject({ document: { text: `Mud${seen.join('')}` } })
      }),
      { numRuns: repeats(60, 400) },
    )
  })

  test('keeps the places of italics, links and citations', async () => {
    await fc.assert(
      fc.asyncProperty(words, words, words, async (before, title, name) => {
        const cited = `<w:p>${field(`ADDIN ZOTERO_ITEM CSL_CITATION ${citation}`, `(${name})`)}</w:p>`
        const link = { text: `[${name}]`, link: 'https://example.org' }
        const document = await readDocument(
          makeDocx({
            paragraphs: [{ runs: [`${before}.`, { text: `“${title}”`, italic: true }, link] }, { xml: cited }, 'end'],
          }),
        )

        expect(slices(document, document.italics)).toEqual([`“${title}”`])
        expect(slices(document, document.links)).toEqual([`[${name}]`])
        expect(slices(document, document.citations)).toEqual([`(${name})`])
      }),
      { numRuns: repeats(40, 200) },
    )
  })
})
