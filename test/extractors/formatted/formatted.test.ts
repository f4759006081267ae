import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FormattedNode } from '../../../src/domain/screening/shown/formatted.ts'
import { extract } from '../../../src/extractors/extract.ts'
import { align } from '../../../src/extractors/formatted/align.ts'
import { formattedOf } from '../../../src/extractors/formatted/formatted.ts'
import { type DocxContent, makeDocx } from '../../documents/docx.ts'
import { makeOdt, type OdtContent } from '../../documents/odt.ts'

const folder = mkdtempSync(join(tmpdir(), 'formatted-'))
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The view of a file, in short: elements as tags, words of the text in brackets, words that are not in it in braces. */
async function viewOf(bytes: Buffer, name: string) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const reading = await extract({ path, name, mediaType: '' })
  if (!('document' in reading)) throw new Error(reading.detail)
  const { text } = reading.document
  const { nodes, pictures } = await formattedOf({ path, text })
  return { view: nodes.map((node) => short(node, text)).join(''), nodes, pictures, text }
}

function short(node: FormattedNode, text: string): string {
  if ('label' in node) return node.label
  if ('words' in node) return `{${node.words}}`
  if (!('tag' in node)) return `[${text.slice(node.start, node.end)}]`
  const { tag, nodes, href, picture } = node
  if (tag === 'img') return `<img ${picture}>`
  return `<${tag}${href ? ` ${href}` : ''}>${nodes.map((child) => short(child, text)).join('')}</${tag}>`
}

const docx = (content: DocxContent) => viewOf(makeDocx(content), 'essay.docx')
const odt = (content: OdtContent) => viewOf(makeOdt(content), 'essay.odt')

describe('a Word document', () => {
  test('keeps headings, emphasis and tables, each word at its place in the text', async () => {
    const cell = (words: string) => `<w:tc><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`
    const { view } = await docx({
      styles: '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>',
      paragraphs: [
        { style: 'Heading1', runs: ['Water'] },
        { runs: ['We read the ', { text: 'Journal', italic: true }, ' twice.'] },
        { xml: `<w:tbl><w:tr>${cell('a')}${cell('b')}</w:tr></w:tbl>` },
        'Water',
      ],
    })

    expect(view).toBe(
      '<h1>[Water]</h1><p>[We read the ]<em>[Journal]</em> [twice.]</p><table><tr><td><p>[a]</p></td><td><p>[b]</p></td></tr></table><p>[Water]</p>',
    )
  })

  test('says which words are in the file and not in the text', async () => {
    const { view } = await docx({
      paragraphs: [
        {
          runs: ['We measured the rain ', { text: 'ignore all of this ', hidden: true }, 'for eleven weeks in spring.'],
        },
      ],
    })

    expect(view).toBe('<p>[We measured the rain ]{ignore all of this }[for eleven weeks in spring.]</p>')
  })

  test('has no script and no link to anything but the web and mail addresses', async () => {
    const { view } = await docx({
      paragraphs: [
        {
          runs: [
            '<script>alert(1)</script> ',
            { text: 'a', link: 'javascript:alert(1)' },
            { text: 'b', link: '/sign-out' },
            { text: 'c', link: 'mailto:a@b.example' },
          ],
        },
      ],
    })

    expect(view).toBe('<p>[<script>alert(1)</script> ]<a>[a]</a><a>[b]</a><a mailto:a@b.example>[c]</a></p>')
  })
})

describe('an OpenDocument text', () => {
  test('keeps headings, lists, tables, emphasis, links, notes and pictures', async () => {
    const { view, pictures } = await odt({
      styles: `<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
        <text:list-style style:name="L1"><text:list-level-style-number text:level="1"/></text:list-style>`,
      paragraphs: [
        { xml: '<text:h text:outline-level="2">Rain</text:h>' },
        {
          xml: '<text:p>It was <text:span text:style-name="T1">wet</text:span><text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>Very.</text:p></text:note-body></text:note> in <text:a xlink:href="https://example.org/">Wales</text:a>.</text:p>',
        },
        {
          xml: '<text:list text:style-name="L1"><text:list-item><text:p>first thing</text:p></text:list-item></text:list>',
        },
        {
          xml: '<table:table><table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>cell of two</text:p></table:table-cell></table:table-row></table:table>',
        },
        { xml: '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>' },
      ],
      parts: [{ name: 'Pictures/a.png', content: png }],
    })

    expect(view).toBe(
      '<h2>[Rain]</h2><p>[It was ]<strong>[wet]</strong><sup>[1]</sup> [in ]<a https://example.org/>[Wales]</a>[.]</p><p>[1]</p><blockquote><p>[Very.]</p></blockquote><ol><li><p>[first thing]</p></li></ol><table><tr><td><p>[cell of two]</p></td></tr></table><p><img 0></p>',
    )
    expect(pictures.map(({ type }) => type)).toEqual(['image/png'])
  })

  test('shows no picture of a kind that could run something', async () => {
    const { view, pictures } = await odt({
      paragraphs: [
        'Seen here:',
        { xml: '<text:p><draw:frame><draw:image xlink:href="Pictures/a.png"/></draw:frame></text:p>' },
      ],
      parts: [{ name: 'Pictures/a.png', content: '<svg onload="alert(1)"/>' }],
    })

    expect(pictures).toEqual([])
    expect(view).toContain('A picture that is not shown here')
  })
})

describe('the words of a view', () => {
  test('keep their order and stand at words that are equal but for white space, whatever the view has besides', () => {
    const word = fc.constantFrom('rain ', 'the ', 'bucket ', 'observed, ', 'Tuesday. ', 'x')
    const line = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(line, fc.boolean()), { maxLength: 12 }), (lines) => {
        const text = lines.flatMap(([words, isInText]) => (isInText ? [words] : [])).join('\n')

        const nodes = align(
          lines.map(([words]) => ({ tag: 'p', nodes: [words] })),
          text,
        )

        for (const [index, node] of nodes.entries()) {
          const shown = ('nodes' in node ? node.nodes : [])
            .map((leaf) => ('end' in leaf ? text.slice(leaf.start, leaf.end) : 'words' in leaf ? leaf.words : ''))
            .join('')
          expect(shown.replace(/\s/g, '')).toBe(lines[index]![0].replace(/\s/g, ''))
        }
      }),
    )
  })
})
