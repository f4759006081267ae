import { describe, expect, test } from 'vitest'
import { makeOdt, type OdtContent } from '../../documents/odt.ts'
import { flaws, read, readDocument, slices } from '../reading.ts'

const readOdt = (content: OdtContent) => readDocument(makeOdt(content))
const p = (inside: string, style = 'Standard') => ({ xml: `<text:p text:style-name="${style}">${inside}</text:p>` })
const textStyle = (name: string, properties: string, parent = '') =>
  `<style:style style:family="text" style:name="${name}" style:parent-style-name="${parent}"><style:text-properties ${properties}/></style:style>`

test('paragraphs and headings are lines', async () => {
  const document = await readOdt({ paragraphs: [{ xml: '<text:h>Mud</text:h>' }, 'Children dig.'] })

  expect(document).toMatchObject({ format: 'odt', text: 'Mud\nChildren dig.', pages: [] })
  expect(slices(document, document.paragraphs)).toEqual(['Mud', 'Children dig.'])
})

test('white space of the file counts once, and elements for blanks count as they say', async () => {
  const { text } = await readOdt({
    paragraphs: [p('\n  one\n  two<text:s text:c="3"/>three<text:tab/>four<text:line-break/>five ')],
  })

  expect(text).toBe('one two   three\tfour\nfive ')
})

test('no element makes blanks without end', async () => {
  const { text } = await readOdt({ paragraphs: [p('a<text:s text:c="999999999"/>b')] })

  expect(text).toHaveLength(1_002)
})

test('tracked deletions are out, numbers of notes too, and cells are parted by tabs', async () => {
  const cell = (text: string) => `<table:table-cell><text:p>${text}</text:p></table:table-cell>`
  const row = `<table:table-row>${cell('Author')}${cell('M. Holt')}</table:table-row>`
  const deleted =
    '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>'

  const { text } = await readOdt({
    paragraphs: [{ xml: deleted }, { xml: `<table:table>${row}</table:table>` }, 'Essay'],
  })

  expect(text).toBe('Author\tM. Holt\nEssay')
})

test('notes, annotations, boxes, headers and footers follow the body', async () => {
  const note = (kind: string, text: string) =>
    `<text:note text:note-class="${kind}"><text:note-citation>1</text:note-citation><text:note-body><text:p>${text}</text:p></text:note-body></text:note>`
  const annotation = '<office:annotation><dc:creator>P. Reader</dc:creator><text:p>Why?</text:p></office:annotation>'
  const box =
    '<draw:frame><svg:title>A picture</svg:title><draw:text-box><text:p>Boxed</text:p></draw:text-box></draw:frame>'
  const document = await readOdt({
    paragraphs: [p(`Body${note('footnote', 'Foot note')}${note('endnote', 'End note')}${annotation}${box}.`)],
    header: 'M. Holt',
    footer: 'Page 1',
  })

  expect(document.text).toBe('Body.\nBoxed\nFoot note\nEnd note\nWhy?\nM. Holt\nPage 1\nA picture')
  expect(document.zones.map(({ kind }) => kind)).toEqual([
    'textbox',
    'footnote',
    'endnote',
    'comment',
    'header',
    'footer',
    'description',
  ])
  expect(slices(document, document.zones)).toEqual(document.text.split('\n').slice(1))
})

const math = 'xmlns:math="http://www.w3.org/1998/Math/MathML"'
const half = `<math:math ${math}><math:semantics><math:mfrac><math:mrow><math:mi>b</math:mi><math:mo>+</math:mo><math:mn>1</math:mn></math:mrow><math:mn>2</math:mn></math:mfrac><math:annotation>{b+1} over 2</math:annotation></math:semantics></math:math>`
const frame = (inside: string, size = 'svg:width="12cm" svg:height="8cm"') =>
  `<draw:frame ${size}>${inside}</draw:frame>`
const object = (name: string) =>
  frame(`<draw:object xlink:href="./${name}"/><draw:image xlink:href="./ObjectReplacements/${name}"/>`)

test('an equation reads as it is seen, in an object and in the text itself', async () => {
  const parts = [{ name: 'Object 1/content.xml', content: half }]

  const document = await readOdt({ paragraphs: [p(`So ${object('Object 1')} and ${frame(half)}.`)], parts })

  expect(document.text).toBe('So (b+1)/2 and (b+1)/2.')
  expect(document.coverage).toEqual([])
})

test('a chart gives its titles and the words of its table', async () => {
  const names = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:chart="urn:oasis:names:tc:opendocument:xmlns:chart:1.0"`
  const content = `<office:document-content ${names}><office:body><office:chart><chart:title><text:p>Rain</text:p></chart:title><text:p>May</text:p><text:p>12</text:p></office:chart></office:body></office:document-content>`

  const document = await readOdt({
    paragraphs: [p(`A${object('Object 1')}`)],
    parts: [{ name: 'Object 1/content.xml', content }],
  })

  expect(document.zones.map(({ kind, start, end }) => [kind, document.text.slice(start, end)])).toEqual([
    ['chart', 'Rain\nMay'],
  ])
})

test('what is not read is said where it stands', async () => {
  const page = frame('<draw:image xlink:href="a.png"/>', 'svg:width="16cm" svg:height="21cm"')
  const { text, coverage } = await readOdt({
    paragraphs: [
      p(`Some<text:change text:change-id="c1"/> words${object('Object 9')}`),
      p(page),
      p(frame('<draw:image/>')),
    ],
  })

  expect(text).toMatch(/^Some words/)
  expect(coverage.map(({ kind }) => kind)).toEqual(['tracked_deletion', 'embedded_object', 'picture_region', 'picture'])
  expect(coverage[0]).toMatchObject({ at: 4 })
})

test('text in a shape is a box of text', async () => {
  const document = await readOdt({ paragraphs: [p('Body<draw:rect><text:p>In a shape</text:p></draw:rect> ends.')] })

  expect(document.text).toBe('Body ends.\nIn a shape')
  expect(document.zones).toMatchObject([{ kind: 'textbox' }])
})

test('headings and items of lists are kept beside the text', async () => {
  const xml =
    '<text:h text:outline-level="2">Mud</text:h><text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>'

  const { outline } = await readOdt({ paragraphs: [{ xml }] })

  expect(outline).toEqual([
    { at: 0, heading: 2, depth: 0, label: '' },
    { at: 4, heading: null, depth: 0, label: '•' },
  ])
})

test('a manifest that names a document type is read, and one that declares entities is refused', async () => {
  const manifest = (subset: string) => ({
    name: 'META-INF/manifest.xml',
    content: `<?xml version="1.0"?><!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"${subset}><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>`,
  })

  expect((await readOdt({ paragraphs: ['Mud'], parts: [manifest('')] })).text).toBe('Mud')
  expect(await read(makeOdt({ paragraphs: ['Mud'], parts: [manifest(' [<!ENTITY a "b">]')] }))).toMatchObject({
    unreadable: 'unsafe',
  })
})

describe('hidden text', () => {
  const styles = [
    textStyle('Gone', 'text:display="none"'),
    textStyle('White', 'fo:color="#ffffff"'),
    textStyle('WhiteToo', 'fo:font-weight="bold"', 'White'),
    textStyle('OnBlack', 'fo:color="#ffffff" fo:background-color="#000000"'),
    textStyle('Tiny', 'fo:font-size="1.5pt"'),
  ].join('')

  test.each([
    ['Gone', 'hidden'],
    ['White', 'white'],
    ['WhiteToo', 'white'],
    ['Tiny', 'tiny'],
  ])('text in the style %s is kept apart', async (style, cause) => {
    const { text, hidden } = await readOdt({
      styles,
      paragraphs: [p(`Seen. <text:span text:style-name="${style}">not seen</text:span> Seen.`)],
    })

    expect(text).toBe('Seen.  Seen.')
    expect(hidden).toEqual([{ text: 'not seen', cause, at: 6 }])
  })

  test('white text on black is text', async () => {
    const paragraphs = [p('<text:span text:style-name="OnBlack">seen</text:span>')]

    expect(await readOdt({ styles, paragraphs })).toMatchObject({ text: 'seen', hidden: [] })
  })

  test('hidden sections and hidden-text fields are kept apart', async () => {
    const { text, hidden } = await readOdt({
      paragraphs: [
        'Seen.',
        { xml: '<text:section text:display="none"><text:p>a section</text:p></text:section>' },
        p('Also <text:hidden-text text:is-hidden="true" text:string-value="a field"/>seen.'),
        p('<text:hidden-paragraph text:is-hidden="true"/>a paragraph'),
      ],
    })

    expect(text.split(/\n+/)).toEqual(['Seen.', 'Also seen.'])
    expect(hidden.map((run) => run.text)).toEqual(['a section', 'a field', 'a paragraph'])
  })
})

test('italics, links and Zotero’s citations are found', async () => {
  const csl = JSON.stringify({ citationItems: [{ itemData: { title: 'Mud', author: [{ family: 'Holt' }] } }] })
  const name = `ZOTERO_ITEM CSL_CITATION ${csl} RNDx1`.replaceAll('"', '&quot;')
  const document = await readOdt({
    styles: textStyle('Slanted', 'fo:font-style="italic"'),
    paragraphs: [
      p(
        'The <text:span text:style-name="Slanted">Journal</text:span> at <text:a xlink:href="https://example.org">its site</text:a>',
      ),
      p(`So <text:reference-mark-start text:name="${name}"/>(Holt)<text:reference-mark-end text:name="${name}"/>`),
    ],
  })

  expect(slices(document, document.italics)).toEqual(['Journal'])
  expect(slices(document, document.links)).toEqual(['its site'])
  expect(slices(document, document.citations)).toEqual(['(Holt)'])
  expect(document.citations[0]!.items).toEqual([{ authors: ['Holt'], title: 'Mud', year: '' }])
  expect(flaws(document)).toEqual([])
})

test('metadata is facts', async () => {
  const properties = {
    author: 'Mira Holt',
    title: 'Mud',
    createdAt: '2025-02-03T10:00:00Z',
    editingDuration: 'P1DT2H5M59S',
    revisions: 4,
    pages: 2,
  }

  const { facts } = await readOdt({ paragraphs: ['One two'], properties })

  expect(facts).toMatchObject({
    author: 'Mira Holt',
    title: 'Mud',
    createdAt: '2025-02-03T10:00:00.000Z',
    editingMinutes: 1_565,
    revisions: 4,
    pages: 2,
    words: 2,
  })
})

test('a protected file says that it is protected', async () => {
  const manifest =
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
  const parts = [
    { name: 'META-INF/manifest.xml', content: manifest },
    { name: 'content.xml', content: 'ciphertext' },
  ]

  expect(await read(makeOdt({ paragraphs: [], parts }))).toMatchObject({ unreadable: 'password' })
})

describe('what is behind the text', () => {
  const loext = 'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
  const graphic = (name: string, properties: string) =>
    `<style:style style:name="${name}" style:family="graphic"><style:graphic-properties ${properties}/></style:style>`
  const styles = [
    textStyle('White', 'fo:color="#ffffff"'),
    textStyle('Blue', 'fo:color="#1f3864"'),
    textStyle('Clear', `${loext} fo:color="#000000" loext:opacity="0%"`),
    textStyle('Automatic', `${loext} style:use-window-font-color="true" loext:opacity="0%"`),
    textStyle('Thin', 'style:text-scale="1%"'),
    graphic('BlueBox', 'draw:fill="solid" draw:fill-color="#1f3864"'),
    graphic('ClearBox', 'draw:fill="none"'),
    graphic('Behind', 'style:run-through="background"'),
    '<style:style style:name="BlueCell" style:family="table-cell"><style:table-cell-properties fo:background-color="#1f3864"/></style:style>',
  ].join('')
  const span = (style: string) => `<text:span text:style-name="${style}">secret</text:span>`
  const box = (style: string, inside: string) =>
    `<text:p><draw:frame draw:style-name="${style}"><draw:text-box><text:p>${inside}</text:p></draw:text-box></draw:frame></text:p>`
  const cell = (inside: string) =>
    `<table:table><table:table-row><table:table-cell table:style-name="BlueCell"><text:p>${inside}</text:p></table:table-cell></table:table-row></table:table>`
  const picture = '<text:p><draw:frame draw:style-name="Behind" svg:height="3cm"><draw:image/></draw:frame></text:p>'

  test.each([
    ['of the colour of its cell', cell(span('Blue')), 'colour'],
    ['of the colour of its box', box('BlueBox', span('Blue')), 'colour'],
    ['white in a box without a fill', box('ClearBox', span('White')), 'white'],
    ['wholly transparent', `<text:p>${span('Clear')}</text:p>`, 'colour'],
    ['a hundredth as wide as usual', `<text:p>${span('Thin')}</text:p>`, 'tiny'],
    [
      'white, farther down than the picture behind the text reaches',
      `${picture}${'<text:p/>'.repeat(12)}<text:p>${span('White')}</text:p>`,
      'white',
    ],
  ])('text %s is kept apart', async (_, xml, cause) => {
    const { text, hidden } = await readOdt({ styles, paragraphs: ['Seen.', { xml }] })

    expect(text.trim()).toBe('Seen.')
    expect(hidden).toMatchObject([{ text: 'secret', cause }])
  })

  test.each([
    ['white in a dark cell', cell(span('White'))],
    ['white in a dark box', box('BlueBox', span('White'))],
    ['of the automatic colour', `<text:p>${span('Automatic')}</text:p>`],
    ['white over a picture', `${picture}<text:p>${span('White')}</text:p>`],
  ])('text %s is text', async (_, xml) => {
    const { text, hidden } = await readOdt({ styles, paragraphs: ['Seen.', { xml }] })

    expect(text.trim().split(/\s+/)).toEqual(['Seen.', 'secret'])
    expect(hidden).toEqual([])
  })

  test('a page of dark paper shows white text, and the pages before it do not', async () => {
    const layout = (name: string, paper: string) =>
      `<style:page-layout style:name="${name}"><style:page-layout-properties ${paper}/></style:page-layout>`
    const layouts = layout('L1', '') + layout('L2', 'fo:background-color="#202020"')
    const masters =
      '<style:master-page style:name="Standard" style:page-layout-name="L1"/><style:master-page style:name="Dark" style:page-layout-name="L2"/>'
    const names = ['office', 'style', 'text']
      .map((it) => `xmlns:${it}="urn:oasis:names:tc:opendocument:xmlns:${it}:1.0"`)
      .join(' ')
    const fo = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
    const content = `<office:document-styles ${names} ${fo}><office:automatic-styles>${layouts}</office:automatic-styles><office:master-styles>${masters}</office:master-styles></office:document-styles>`
    const turn = '<style:style style:name="Turn" style:family="paragraph" style:master-page-name="Dark"/>'

    const { text, hidden } = await readOdt({
      styles: styles + turn,
      paragraphs: ['Seen.', p(span('White')), { xml: `<text:p text:style-name="Turn">${span('White')}</text:p>` }],
      parts: [{ name: 'styles.xml', content }],
    })

    expect(text.split(/\n+/)).toEqual(['Seen.', 'secret'])
    expect(hidden).toMatchObject([{ text: 'secret', cause: 'white' }])
  })
})
