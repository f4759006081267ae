import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { pageImage } from '../../../src/extractors/pdf/page-image.ts'
import { makePdf, onePage, rawPdf } from '../../documents/pdf.ts'
import { read, readDocument, slices } from '../reading.ts'

const sentences = [
  'The garden project began in the second week of term, when the',
  'children asked where carrots come from. We measured each bed',
  'with string before anything was planted, and wrote it all down.',
]

/** A PDF whose pages are pictures of the pages of another. */
async function scanOf(bytes: Uint8Array, ...numbers: number[]): Promise<Uint8Array> {
  const path = join(mkdtempSync(join(tmpdir(), 'scan-')), 'typed.pdf')
  writeFileSync(path, bytes)
  const scan = await PDFDocument.create()
  for (const number of numbers) {
    const picture = await scan.embedPng((await pageImage({ path, page: number }))!)
    scan.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 })
  }
  return scan.save()
}

describe('pages that are pictures', () => {
  test('print is read, and marked as read from a picture with its certainty', async () => {
    const scan = await scanOf(await makePdf({ pages: [sentences] }), 1)

    const document = await readDocument(scan)

    expect(document.text).toBe(sentences.map((it) => `${it}\n`).join(''))
    expect(document.zones).toMatchObject([{ kind: 'picture', start: 0, certainty: expect.any(Number) }])
    expect(document.zones[0]!.certainty).toBeGreaterThan(0.8)
    expect(document.coverage).toEqual([])
  })

  test.each([
    [90, 1],
    [180, 1],
    [270, 2],
  ])('print that lies turned by %i degrees is read (pages: %i)', async (angle, count) => {
    const pages = Array.from({ length: count }, () => sentences)
    const numbers = pages.map((_, index) => index + 1)
    const scan = await PDFDocument.load(await scanOf(await makePdf({ pages }), ...numbers))
    const turned = await PDFDocument.create()
    for (const page of scan.getPages()) {
      const picture = await turned.embedPage(page)
      const [width, height] = angle === 180 ? [595, 842] : [842, 595]
      const at = { 90: { x: 842, y: 0 }, 180: { x: 595, y: 842 }, 270: { x: 0, y: 595 } }[angle]!
      turned.addPage([width, height]).drawPage(picture, { ...at, rotate: degrees(angle) })
    }

    const document = await readDocument(await turned.save())

    expect(document.text).toBe(
      pages
        .flat()
        .map((it) => `${it}\n`)
        .join(''),
    )
    expect(document.coverage).toEqual([])
  })

  test('a page that shows a drawing and no words is said not to have been read, and keeps its number', async () => {
    const drawing = '100 100 m 300 700 l 400 200 l 150 600 l 20 w S'
    const [catalog, , page, content, font] = onePage(drawing)
    const words = '<</Length 60>> stream\nBT /F 12 Tf 72 700 Td (Words on the second sheet of all.) Tj ET\nendstream'
    const bytes = rawPdf([
      catalog!,
      '<</Type /Pages /Kids [3 0 R 6 0 R] /Count 2>>',
      page!,
      content!,
      font!,
      page!.replace('/Contents 4 0 R', '/Contents 7 0 R'),
      words,
    ])

    const document = await readDocument(bytes)

    expect(slices(document, document.pages)).toEqual(['', 'Words on the second sheet of all.\n'])
    expect(document.coverage).toMatchObject([{ kind: 'picture_page', page: 1, count: 1 }])
  })
})

describe('letters that the file names wrongly', () => {
  /** Draws these words in a font whose table names, for every letter, the one 17 places on. */
  const shifted = (lines: string[]) => {
    const ranges = '<20> <7d> <0031>'
    const map = `begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange ${ranges} endbfrange endcmap`
    const drawn = lines.map((text) => `(${text}) '`).join(' ')
    return rawPdf([
      ...onePage(`BT /F 12 Tf 16 TL 72 700 Td ${drawn} ET`).slice(0, 4),
      '<</Type /Font /Subtype /Type1 /BaseFont /Times-Roman /ToUnicode 6 0 R>>',
      `<</Length ${map.length}>> stream\n${map}\nendstream`,
    ])
  }

  test('a page of them is read from its picture, and said not to be sure', async () => {
    const document = await readDocument(shifted(sentences))

    expect(document.coverage).toMatchObject([{ kind: 'unmapped_letters', page: 1 }])
    expect(document.text).toContain('The garden project began')
    expect(document.zones).toMatchObject([{ kind: 'picture' }])
  })

  test('ordinary print, small capitals and headings are not doubted', async () => {
    const { coverage } = await readDocument(
      await makePdf({ pages: [[...sentences, 'ALL OF THIS IS A HEADING IN CAPITALS']] }),
    )

    expect(coverage).toEqual([])
  })
})

describe('what is laid on a page', () => {
  test('typed answers stand where their fields are', async () => {
    const pdf = await PDFDocument.create()
    const page = pdf.addPage([595, 842])
    const field = pdf.getForm().createTextField('answer')
    page.drawText('1. Which bed grew slowest, and why?', { x: 72, y: 700, size: 12 })
    field.setText('The shaded bed, because it had little sun.')
    field.addToPage(page, { x: 72, y: 650, width: 400, height: 30 })
    page.drawText('2. What would you change?', { x: 72, y: 600, size: 12 })

    const { text, coverage } = await readDocument(await pdf.save())

    expect(text).toBe(
      '1. Which bed grew slowest, and why?\nThe shaded bed, because it had little sun.\n2. What would you change?\n',
    )
    expect(coverage).toEqual([])
  })

  test('text boxes are read, and drawings by hand are said not to have been', async () => {
    const box = '<</Type /Annot /Subtype /FreeText /Rect [72 500 400 540] /Contents (Added in the tablet app.)>>'
    const ink = '<</Type /Annot /Subtype /Ink /Rect [72 300 400 400] /InkList [[72 300 400 400]]>>'
    const bytes = rawPdf(onePage('BT /F 12 Tf 72 700 Td (A page of words.) Tj ET', { page: `/Annots [${box} ${ink}]` }))

    const { text, coverage } = await readDocument(bytes)

    expect(text).toBe('A page of words.\nAdded in the tablet app.\n')
    expect(coverage).toMatchObject([{ kind: 'annotation', count: 1, page: 1 }])
  })

  test('a form that shows “Please wait” in place of its answers is named as one', async () => {
    const [catalog, ...objects] = onePage(
      'BT /F 12 Tf 72 700 Td (Please wait... Your PDF viewer may not show it.) Tj ET',
    )
    const form = '/AcroForm <</Fields [] /XFA [(template) 6 0 R]>> /NeedsRendering true /Pages'
    const xfa = '<</Length 23>> stream\n<template></template>  \nendstream'

    expect(await read(rawPdf([catalog!.replace('/Pages', form), ...objects, xfa]))).toMatchObject({
      unreadable: 'not_the_work',
      detail: expect.stringContaining('XFA'),
    })
  })
})
