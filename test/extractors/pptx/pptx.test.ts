import { expect, test } from 'vitest'
import { makePackage, relationsOf } from '../../documents/ooxml.ts'
import { flaws, readDocument } from '../reading.ts'

const names =
  'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const shape = (...paragraphs: string[]) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="1" name="n"/></p:nvSpPr><p:txBody>${paragraphs.map((it) => `<a:p><a:r><a:t>${it}</a:t></a:r></a:p>`).join('')}</p:txBody></p:sp>`
const placeholder = (type: string, text: string) =>
  `<p:sp><p:nvSpPr><p:cNvPr id="2" name="n"/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`
const picture = (width: number, height: number) =>
  `<p:pic><p:nvPicPr><p:cNvPr id="3" name="n" descr="A bed"/></p:nvPicPr><p:spPr><a:xfrm><a:ext cx="${width * 12_700}" cy="${height * 12_700}"/></a:xfrm></p:spPr></p:pic>`

function makePptx(slides: { body: string; notes?: string }[]) {
  const ids = slides.map((_, at) => `<p:sldId id="${300 + at}" r:id="s${at}"/>`)
  return makePackage('ppt/presentation.xml', [
    {
      name: 'ppt/presentation.xml',
      content: `<p:presentation ${names}><p:sldIdLst>${ids.join('')}</p:sldIdLst></p:presentation>`,
    },
    // The order of the relationships is another one than that of the slides.
    relationsOf(
      'ppt/presentation.xml',
      slides.map((_, at): [string, string, string] => [`s${at}`, 'slide', `slides/slide${at}.xml`]).reverse(),
    ),
    ...slides.flatMap(({ body, notes }, at) => [
      {
        name: `ppt/slides/slide${at}.xml`,
        content: `<p:sld ${names}><p:cSld><p:spTree>${body}</p:spTree></p:cSld></p:sld>`,
      },
      relationsOf(`ppt/slides/slide${at}.xml`, notes ? [['n', 'notesSlide', `/ppt/notes${at}.xml`]] : []),
      ...(notes
        ? [
            {
              name: `ppt/notes${at}.xml`,
              content: `<p:notes ${names}>${placeholder('sldNum', '7')}${placeholder('body', notes)}</p:notes>`,
            },
          ]
        : []),
    ]),
  ])
}

test('slides are pages in their order, with their notes', async () => {
  const document = await readDocument(
    makePptx([{ body: shape('Mud', 'and method'), notes: 'Say hello.' }, { body: '' }, { body: shape('The end') }]),
  )

  expect(document).toMatchObject({ format: 'pptx', text: 'Mud\nand method\nSay hello.\nThe end' })
  expect(document.pages.map(({ start, end }) => document.text.slice(start, end).trim())).toEqual([
    'Mud\nand method\nSay hello.',
    '',
    'The end',
  ])
  expect(document.zones).toMatchObject([{ kind: 'speaker_notes' }])
  expect(flaws(document)).toEqual([])
})

test('tables are parted by tabs and lines, and what fills itself in is left out', async () => {
  const cell = (text: string) => `<a:tc><a:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></a:txBody></a:tc>`
  const table = `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="4" name="t"/></p:nvGraphicFramePr><a:tbl><a:tr>${cell('a')}${cell('b')}</a:tr><a:tr>${cell('c')}${cell('d')}</a:tr></a:tbl></p:graphicFrame>`

  const { text } = await readDocument(makePptx([{ body: table + placeholder('sldNum', '3') + shape('End') }]))

  expect(text).toBe('a\tb\nc\td\nEnd')
})

test('pictures are said to be unread on their slide, with their descriptions', async () => {
  const { text, coverage, zones } = await readDocument(makePptx([{ body: shape('One') }, { body: picture(600, 400) }]))

  expect(coverage).toMatchObject([{ kind: 'picture_region', page: 2 }])
  expect(zones.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([['description', 'A bed']])
})
