import { expect, test } from 'vitest'
import { type DocxContent, makeDocx, runXml } from '../../documents/docx.ts'
import type { Part } from '../../documents/zip.ts'
import { flaws, readDocument } from '../reading.ts'

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
const wp = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
const c = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
const dgm = 'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
const o = 'xmlns:o="urn:schemas-microsoft-com:office:office"'

/** A document with further parts, each under an id of its own. */
function readWith(
  xml: string,
  parts: { id: string; type: string; name: string; content: string | Uint8Array }[],
  more: Partial<DocxContent> = {},
) {
  const relations = parts.map(
    ({ id, type, name }) => `<Relationship Id="${id}" Type="${types}/${type}" Target="/word/${name}"/>`,
  )
  const rels: Part = {
    name: 'word/_rels/document.xml.rels',
    content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  }
  const own = parts.map(({ name, content }): Part => ({ name: `word/${name}`, content }))
  return readDocument(makeDocx({ paragraphs: ['Before', { xml }, 'After'], ...more, parts: [rels, ...own] }))
}

const drawing = (inside: string, { width = 400, height = 200, description = '' } = {}) =>
  `<w:p><w:r><w:drawing ${wp} ${a}><wp:inline><wp:extent cx="${width * 12_700}" cy="${height * 12_700}"/><wp:docPr id="1" name="n" descr="${description}"/><a:graphic><a:graphicData>${inside}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`

const textOf = (zone: { start: number; end: number }, { text }: { text: string }) => text.slice(zone.start, zone.end)

test('a chart gives its titles, series and categories', async () => {
  const title = (text: string) =>
    `<c:title><c:tx><c:rich><a:p><a:r><a:t>${text}</a:t></a:r></a:p></c:rich></c:tx></c:title>`
  const series = (name: string) =>
    `<c:ser><c:tx><c:strRef><c:strCache><c:pt><c:v>${name}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:cat><c:strRef><c:strCache><c:pt><c:v>May</c:v></c:pt><c:pt><c:v>June</c:v></c:pt></c:strCache></c:strRef></c:cat><c:val><c:numRef><c:numCache><c:pt><c:v>3</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>`
  const content = `<c:chartSpace ${c} ${a}><c:chart>${title('Rain by month')}<c:plotArea><c:barChart>${series('North bed')}${series('South bed')}</c:barChart><c:catAx>${title('Month')}</c:catAx></c:plotArea></c:chart></c:chartSpace>`

  const document = await readWith(drawing(`<c:chart ${c} r:id="c1"/>`), [
    { id: 'c1', type: 'chart', name: 'charts/chart1.xml', content },
  ])

  expect(document.zones.map((zone) => [zone.kind, textOf(zone, document)])).toEqual([
    ['chart', 'Rain by month\nMonth\nNorth bed\nSouth bed\nMay\tJune'],
  ])
  expect(document.coverage).toEqual([])
})

test('a diagram gives its texts in the order of its tree', async () => {
  const point = (id: number, text: string) =>
    `<dgm:pt modelId="${id}"><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`
  const line = (from: number, to: number, order: number) =>
    `<dgm:cxn modelId="9${to}" srcId="${from}" destId="${to}" srcOrd="${order}"/>`
  const content = `<dgm:dataModel ${dgm} ${a}><dgm:ptLst><dgm:pt modelId="0" type="doc"/>${point(3, 'Harvest')}${point(1, 'Sow')}${point(2, 'Water')}</dgm:ptLst><dgm:cxnLst>${line(0, 3, 1)}${line(0, 1, 0)}${line(1, 2, 0)}</dgm:cxnLst></dgm:dataModel>`

  const document = await readWith(drawing(`<dgm:relIds ${dgm} r:dm="d1"/>`), [
    { id: 'd1', type: 'diagramData', name: 'diagrams/data1.xml', content },
  ])

  expect(document.zones.map((zone) => [zone.kind, textOf(zone, document)])).toEqual([
    ['diagram', 'Sow\nWater\nHarvest'],
  ])
})

test('charts and diagrams that cannot be read are said to be unread where they stand', async () => {
  const { coverage, text } = await readWith(
    drawing(`<c:chart ${c} r:id="gone"/>`) + drawing(`<dgm:relIds ${dgm} r:dm="bad"/>`),
    [{ id: 'bad', type: 'diagramData', name: 'diagrams/data1.xml', content: '<broken' }],
  )

  expect(coverage.map(({ kind, at }) => [kind, at])).toEqual([
    ['chart', 7],
    ['diagram', 8],
  ])
  expect(text).toBe('Before\n\n\nAfter')
})

test('text typed in a drawing is read', async () => {
  const shape =
    '<a:sp><a:txBody><a:p><a:r><a:t>Typed in a </a:t></a:r><a:r><a:t>shape</a:t></a:r></a:p></a:txBody></a:sp>'

  const document = await readWith(drawing(shape), [])

  expect(document.zones.map((zone) => [zone.kind, textOf(zone, document)])).toEqual([['textbox', 'Typed in a shape']])
})

test('the description of a picture is marked as one and does not count as words of the work', async () => {
  const document = await readWith(drawing('<a:blip/>', { description: 'Children in a garden' }), [])

  expect(document.zones.map((zone) => [zone.kind, textOf(zone, document)])).toEqual([
    ['description', 'Children in a garden'],
  ])
  expect(document.facts.words).toBe(2)
  expect(document.coverage).toMatchObject([{ kind: 'picture', at: 7 }])
})

test('a large picture may be a page, and a small one is a mark', async () => {
  const { coverage } = await readWith(
    drawing('<a:blip/>', { width: 450, height: 600 }) + drawing('<a:blip/>', { width: 20, height: 20 }),
    [],
  )

  expect(coverage.map(({ kind }) => kind)).toEqual(['picture_region'])
})

const chunk = (content: string | Uint8Array, name: string) =>
  readWith('<w:altChunk r:id="k1"/>', [{ id: 'k1', type: 'aFChunk', name, content }])
const nested = makeDocx({
  paragraphs: ['From Word.', { runs: ['Seen ', { text: 'unseen', hidden: true }] }],
  footnotes: ['A note.'],
})

test.each<[string, string | Uint8Array, string, string]>([
  [
    'a web page',
    '<html><head><title>x</title></head><body><h1>Head</h1><p>One <b>two</b>.</p></body></html>',
    'k.html',
    'Head\nOne two.',
  ],
  ['plain text', 'One\r\ntwo', 'k.txt', 'One\ntwo'],
  ['RTF', '{\\rtf1\\ansi One\\par two\\par}', 'k.rtf', 'One\ntwo'],
  ['a Word document', nested, 'k.docx', 'From Word.\nSeen '],
])('a part that is %s stands in the text', async (_, content, name, text) => {
  const document = await chunk(content, name)

  expect(document.text.startsWith(`Before\n${text}\nAfter`)).toBe(true)
  expect(document.coverage).toEqual([])
  expect(flaws(document)).toEqual([])
})

test('notes and hidden text of a Word document in another one are kept', async () => {
  const document = await chunk(nested, 'k.docx')

  expect(document.zones.map((zone) => [zone.kind, textOf(zone, document)])).toEqual([['footnote', 'A note.']])
  expect(document.hidden).toEqual([{ text: 'unseen', cause: 'hidden', at: document.text.indexOf('Seen ') + 5 }])
})

test('a part in a format that is not read is said to be unread', async () => {
  const { text, coverage } = await chunk('\u0000\u0001', 'k.bin')

  expect(text).toBe('Before\nAfter')
  expect(coverage).toMatchObject([{ kind: 'alternative_part', at: 7 }])
})

test('embedded objects, older equations and controls are said to be unread', async () => {
  const object = (program: string) =>
    `<w:p><w:r><w:object ${o} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:300pt;height:200pt"><v:imagedata/></v:shape><o:OLEObject ProgID="${program}"/></w:object></w:r></w:p>`

  const { coverage } = await readWith(
    `${object('Excel.Sheet.12')}${object('Equation.DSMT4')}<w:p><w:r><w:control/></w:r></w:p>`,
    [],
  )

  expect(coverage.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['embedded_object', 'An embedded worksheet.'],
    ['equation', null],
    ['form_field', 'A control of a form.'],
  ])
})

test('tracked deletions are said to be left out, where they stood', async () => {
  const deleted = '<w:del><w:r><w:delText>not </w:delText></w:r></w:del>'

  const { text, coverage } = await readWith(`<w:p>${runXml('It is ')}${deleted}${runXml('wet.')}</w:p>`, [])

  expect(text).toBe('Before\nIt is wet.\nAfter')
  expect(coverage).toMatchObject([{ kind: 'tracked_deletion', count: 1, at: 13 }])
})
