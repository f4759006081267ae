import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Content, writers } from '../documents/two-writers.ts'
import { repeats } from '../long.ts'
import { flaws, readDocument, slices } from './reading.ts'

const word = fc.constantFrom(
  'garden',
  'Größe',
  '花园',
  '12\u00a0m',
  'a',
  '<&>',
  '{b}\\',
  'a\u3000b',
  'Łódź',
  '🌱',
  '“x”',
)
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((list) => list.join(' '))
const piece = fc.record({ text: words, italic: fc.boolean() })
const paragraph = fc.array(piece, { minLength: 1, maxLength: 4 })
const content: fc.Arbitrary<Content> = fc
  .array(fc.tuple(paragraph, words, fc.boolean()), { minLength: 1, maxLength: 5 })
  .map((list) => ({
    paragraphs: list.map(([pieces], at) => (at === 0 ? [{ text: 'Start', italic: false }, ...pieces] : pieces)),
    // Notes stand in the first paragraphs.
    notes: list.filter(([, , hasNote]) => hasNote).map(([, note]) => note),
  }))

const formats: [format: keyof typeof writers, note: string | null, hasItalics: boolean][] = [
  ['odt', 'footnote', true],
  ['rtf', 'footnote', true],
  ['pptx', 'speaker_notes', false],
  ['xlsx', 'comment', false],
  ['html', null, true],
  ['epub', null, true],
]

const cases = formats.flatMap(([format, note, hasItalics]) =>
  writers[format].map((write, at) => ({
    format,
    by: ['the usual program', 'another program'][at],
    note,
    hasItalics,
    write,
  })),
)

test.each(cases)('what was put into $format by $by comes out once, in order and in its place', async (it) => {
  await fc.assert(
    fc.asyncProperty(content, async (made) => {
      const document = await readDocument(it.write(made), `work.${it.format}`)

      const bodyEnd = document.zones[0]?.start ?? document.text.length
      const body = document.text.slice(0, bodyEnd).trimEnd()
      const by = it.format === 'xlsx' ? '\t' : ' '
      const lines = made.paragraphs.map((pieces) => pieces.map(({ text }) => text).join(by))
      expect(body).toBe((it.format === 'xlsx' ? ['Start', ...lines] : lines).join('\n'))
      expect(slices(document, document.paragraphs).slice(0, lines.length).join('\n')).toBe(
        body.split('\n').slice(0, lines.length).join('\n'),
      )
      if (it.note) expect(slices(document, document.zones).join('\n')).toBe(made.notes.join('\n'))
      if (it.hasItalics) {
        const slanted = made.paragraphs.flat().flatMap(({ text, italic }) => (italic ? text : []))
        expect(slices(document, document.italics).join(' ')).toBe(slanted.join(' '))
      }
      expect([document.format, document.hidden, document.coverage, flaws(document)]).toEqual([it.format, [], [], []])
    }),
    { numRuns: repeats(30, 300) },
  )
})
