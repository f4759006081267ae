import fc from 'fast-check'
import { expect, test } from 'vitest'
import { field, makeDocx, runXml } from '../../documents/docx.ts'
import { type Content, makeOtherwise, type Piece } from '../../documents/docx-otherwise.ts'
import { repeats } from '../../long.ts'
import { flaws, readDocument, slices } from '../reading.ts'

const words = fc
  .array(fc.constantFrom('garden', 'Größe', '花园', 'הגינה', '12\u00a0m', 'a', '<&>', ' ', '\u3000', 'المشروع'), {
    minLength: 1,
    maxLength: 6,
  })
  .map((list) => list.join(' '))
  .filter((text) => text.trim() !== '')
const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: words, italic: fc.boolean(), hidden: fc.boolean() }),
  fc.record({ kind: fc.constantFrom('box' as const, 'deleted' as const, 'field' as const), text: words }),
)
const content: fc.Arbitrary<Content> = fc.record({
  paragraphs: fc.array(fc.array(piece, { maxLength: 5 }), { minLength: 1, maxLength: 5 }),
  footnotes: fc.array(words, { maxLength: 3 }),
  header: words,
})

/** The same content as Word writes it. */
function makeAsWord({ paragraphs, footnotes, header }: Content) {
  const pieceXml = (it: Piece) => {
    if (it.kind === 'text') return runXml(it)
    if (it.kind === 'deleted') return `<w:del>${runXml(it.text).replaceAll('w:t', 'w:delText')}</w:del>`
    if (it.kind === 'field') return field(' DATE ', it.text)
    return `<w:r><w:pict><w:txbxContent><w:p>${runXml(it.text)}</w:p></w:txbxContent></w:pict></w:r>`
  }
  const body = paragraphs.map((pieces) => ({ xml: `<w:p>${pieces.map(pieceXml).join('')}</w:p>` }))
  return makeDocx({ paragraphs: ['Start', ...body], footnotes, header: [header] })
}

test.each([
  ['Word', makeAsWord],
  [
    'another program',
    (it: Content) =>
      makeOtherwise({
        ...it,
        paragraphs: [[{ kind: 'text', text: 'Start', italic: false, hidden: false }], ...it.paragraphs],
      }),
  ],
])('what was put into a document comes out once, in order and in its place, as written by %s', async (_, make) => {
  await fc.assert(
    fc.asyncProperty(content, async (it) => {
      const document = await readDocument(make(it))

      const seen = it.paragraphs.map((pieces) =>
        pieces
          .flatMap((one) => ((one.kind === 'text' && !one.hidden) || one.kind === 'field' ? one.text : []))
          .join(''),
      )
      const all = it.paragraphs.flat()
      const textsOf = (kind: Piece['kind']) => all.filter((one) => one.kind === kind).map(({ text }) => text)
      const zonesOf = (kind: string) =>
        slices(
          document,
          document.zones.filter((zone) => zone.kind === kind),
        )
      const body = document.text.slice(0, document.zones[0]!.start)
      expect(body.trimEnd()).toBe(['Start', ...seen].join('\n').trimEnd())
      expect(zonesOf('textbox')).toEqual(textsOf('box'))
      expect(zonesOf('footnote')).toEqual(it.footnotes)
      expect(zonesOf('header')).toEqual([it.header])
      const hidden = all.flatMap((one) => (one.kind === 'text' && one.hidden ? one.text : []))
      expect(document.hidden.map(({ text }) => text).join('')).toBe(hidden.join(''))
      const deletions = document.coverage.filter(({ kind }) => kind === 'tracked_deletion')
      expect(deletions.reduce((sum, { count }) => sum + count, 0)).toBe(textsOf('deleted').length)
      expect(flaws(document)).toEqual([])
    }),
    { numRuns: repeats(60, 400) },
  )
})
