import { makeOdt } from './odt.ts'
import { makePackage, relationsOf } from './ooxml.ts'
import { xml, zip } from './zip.ts'

/** What a generated document holds: paragraphs (rows of a sheet) of pieces (its cells), and notes. */
export interface Content {
  paragraphs: { text: string; italic: boolean }[][]
  notes: string[]
}

/** The same content by two programs: the usual one of its format, and one that writes all that it may otherwise. */
type Writers = [usual: (content: Content) => Buffer, other: (content: Content) => Buffer]

const joined = <It>(list: It[], write: (it: It) => string, by = '') => list.map(write).join(by)

/** Every character as a numeric reference. */
const referenced = (text: string) => joined([...text], (it) => `&#x${it.codePointAt(0)!.toString(16)};`)

const odt: Writers = [
  ({ paragraphs, notes }) =>
    makeOdt({
      styles:
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
      paragraphs: paragraphs.map((pieces, at) => {
        const note = notes[at] === undefined ? '' : odtNote(xml(notes[at]!))
        const words = ({ text, italic }: Content['paragraphs'][0][0]) =>
          italic ? `<text:span text:style-name="T1">${xml(text)}</text:span>` : xml(text)
        return { xml: `<text:p>${joined(pieces, words, ' ')}${note}</text:p>` }
      }),
    }),
  ({ paragraphs, notes }) => {
    const name = (it: string) => `urn:oasis:names:tc:opendocument:xmlns:${it}:1.0`
    const words = ({ text, italic }: Content['paragraphs'][0][0]) =>
      joined(
        text.split(' '),
        (word) => `<t:span t:style-name="${italic ? 'Slanted' : 'Plain'}">${referenced(word)}</t:span>`,
        italic ? '<t:span t:style-name="Slanted"><t:s/></t:span>' : '<t:s/>',
      )
    const body = paragraphs.map((pieces, at) => {
      const note = notes[at] === undefined ? '' : odtNote(referenced(notes[at]!)).replaceAll('text:', 't:')
      return `<t:p>\n  ${joined(pieces, words, '<t:s t:c="1"/>')}${note}</t:p>`
    })
    const style = `<s:style s:name="Slanted" s:family="text"><s:text-properties f:font-style="oblique"/></s:style>`
    const spaces = `xmlns:o="${name('office')}" xmlns:t="${name('text')}" xmlns:s="${name('style')}" xmlns:f="${name('xsl-fo-compatible')}"`
    return makeOdt({
      paragraphs: [],
      parts: [
        {
          name: 'content.xml',
          content: `<?xml version="1.0"?>\n<o:document-content ${spaces}><o:body>\n<o:text>${body.join('\n')}</o:text></o:body></o:document-content>`,
        },
        {
          name: 'styles.xml',
          content: `<o:document-styles ${spaces}><o:styles>${style}</o:styles></o:document-styles>`,
        },
        {
          name: 'META-INF/manifest.xml',
          content: `<!DOCTYPE m:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd"><m:manifest xmlns:m="${name('manifest')}"/>`,
          stored: true,
        },
      ],
    })
  },
]

const odtNote = (words: string) =>
  `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>${words}</text:p></text:note-body></text:note>`

/** Text of RTF: what is not ASCII as signed numbers of 16 bits, with or without a letter for older programs. */
const rtfText = (text: string, substitute: string) =>
  joined(text.split(''), (it) => {
    const code = it.charCodeAt(0)
    if (code > 0x7e) return `\\u${code > 0x7fff ? code - 0x10000 : code}${substitute}`
    return /[\\{}]/.test(it) ? `\\${it}` : it
  })

const rtf: Writers = [
  ({ paragraphs, notes }) =>
    Buffer.from(
      `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times;}}\n${joined(paragraphs, (pieces) => {
        const note = notes[paragraphs.indexOf(pieces)]
        const words = joined(
          pieces,
          ({ text, italic }) => (italic ? `{\\i ${rtfText(text, '?')}}` : rtfText(text, '?')),
          ' ',
        )
        return `\\pard\\plain ${words}${note === undefined ? '' : `{\\super\\chftn{\\footnote\\pard\\plain ${rtfText(note, '?')}}}`}\\par\n`
      })}}`,
    ),
  ({ paragraphs, notes }) =>
    Buffer.from(
      `{\\rtf1\\mac\\uc0{\\fonttbl{\\f3\\fcharset0 Arial;}}\\f3\r\n${joined(paragraphs, (pieces) => {
        const note = notes[paragraphs.indexOf(pieces)]
        const words = joined(
          pieces,
          ({ text, italic }) => `${italic ? '\\i1' : '\\i0'} ${rtfText(text, ' ')}`,
          '\\i0{}\\u32 ',
        )
        return `${words}\\i0${note === undefined ? '' : `{\\footnote ${rtfText(note, ' ')}}`}\r\n\\par`
      })}}`,
    ),
]

const presentation = 'http://schemas.openxmlformats.org/presentationml/2006/main'
const drawing = 'http://schemas.openxmlformats.org/drawingml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const pptx: Writers = [
  (content) =>
    presentationOf(content, 'p', 'a', 'slides/slide1.xml', (pieces) =>
      joined(
        pieces,
        ({ text }) => `<a:r><a:t>${xml(text)}</a:t></a:r>`,
        '<a:r><a:t xml:space="preserve"> </a:t></a:r>',
      ),
    ),
  (content) =>
    presentationOf(content, 'x', 'y', '/ppt/slides/slide1.xml', (pieces) =>
      joined(
        joined(pieces, ({ text }) => text, ' ').split(/(?<= )/),
        (it) => `<y:r><y:rPr i="1"/><y:t>${referenced(it)}</y:t></y:r>`,
      ),
    ),
]

function presentationOf(
  { paragraphs, notes }: Content,
  p: string,
  a: string,
  target: string,
  runs: (pieces: Content['paragraphs'][0]) => string,
) {
  const names = `xmlns:${p}="${presentation}" xmlns:${a}="${drawing}" xmlns:r="${relations}"`
  const shape = (inside: string) =>
    `<${p}:sp><${p}:nvSpPr><${p}:cNvPr id="1" name="n"/></${p}:nvSpPr><${p}:txBody>${inside}</${p}:txBody></${p}:sp>`
  const lines = (list: Content['paragraphs']) => joined(list, (pieces) => `<${a}:p>${runs(pieces)}</${a}:p>`)
  const slide = (root: string, inside: string) =>
    `<${p}:${root} ${names}><${p}:cSld><${p}:spTree>${inside}</${p}:spTree></${p}:cSld></${p}:${root}>`
  return makePackage('ppt/presentation.xml', [
    {
      name: 'ppt/presentation.xml',
      content: `<${p}:presentation ${names}><${p}:sldIdLst><${p}:sldId id="256" r:id="a"/></${p}:sldIdLst></${p}:presentation>`,
    },
    relationsOf('ppt/presentation.xml', [['a', 'slide', target]]),
    {
      name: 'ppt/slides/slide1.xml',
      content: slide('sld', p === 'p' ? shape(lines(paragraphs)) : joined(paragraphs, (it) => shape(lines([it])))),
    },
    relationsOf('ppt/slides/slide1.xml', [['n', 'notesSlide', '../notes/n.xml']]),
    { name: 'ppt/notes/n.xml', content: slide('notes', shape(lines(notes.map((text) => [{ text, italic: false }])))) },
  ])
}

const sheets = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

const xlsx: Writers = [
  (content) => {
    const strings: string[] = []
    const cell = (text: string) => `<c t="s"><v>${strings.push(text) - 1}</v></c>`
    const book = workbookOf(content, '', 'worksheets/sheet1.xml', cell)
    return book([
      {
        name: 'xl/sharedStrings.xml',
        content: `<sst xmlns="${sheets}">${joined(strings, (it) => `<si><t xml:space="preserve">${xml(it)}</t></si>`)}</sst>`,
      },
    ])
  },
  (content) =>
    workbookOf(
      content,
      'x:',
      '/xl/worksheets/sheet1.xml',
      (text) =>
        `<x:c t="inlineStr"><x:is>${joined(text.split(/(?<= )/), (it) => `<x:r><x:t>${referenced(it)}</x:t></x:r>`)}</x:is></x:c>`,
    )([]),
]

function workbookOf({ paragraphs, notes }: Content, x: string, target: string, cell: (text: string) => string) {
  const names = `xmlns${x && ':'}${x.slice(0, -1)}="${sheets}" xmlns:r="${relations}"`
  const rows = joined(paragraphs, (pieces) => `<${x}row>${joined(pieces, ({ text }) => cell(text))}</${x}row>`)
  const comments = joined(
    notes,
    (note) => `<${x}comment ref="A1" authorId="0"><${x}text><${x}t>${xml(note)}</${x}t></${x}text></${x}comment>`,
  )
  return (parts: { name: string; content: string }[]) =>
    makePackage('xl/workbook.xml', [
      {
        name: 'xl/workbook.xml',
        content: `<${x}workbook ${names}><${x}sheets><${x}sheet name="Start" r:id="a"/></${x}sheets></${x}workbook>`,
      },
      relationsOf('xl/workbook.xml', [
        ['a', 'worksheet', target],
        ['b', 'sharedStrings', 'sharedStrings.xml'],
      ]),
      {
        name: 'xl/worksheets/sheet1.xml',
        content: `<${x}worksheet ${names}><${x}sheetData>${rows}</${x}sheetData></${x}worksheet>`,
      },
      relationsOf('xl/worksheets/sheet1.xml', [['c', 'comments', '../comments1.xml']]),
      {
        name: 'xl/comments1.xml',
        content: `<${x}comments ${names}><${x}commentList>${comments}</${x}commentList></${x}comments>`,
      },
      ...parts,
    ])
}

const usualPage = ({ paragraphs }: Content) =>
  joined(
    paragraphs,
    (pieces) => `<p>${joined(pieces, ({ text, italic }) => (italic ? `<i>${xml(text)}</i>` : xml(text)), ' ')}</p>\n`,
  )
const otherPage = ({ paragraphs }: Content) =>
  joined(paragraphs, (pieces) => {
    const words = (text: string) =>
      joined(text.split(' '), (word) => `<span class="w">${referenced(word)}</span>`, '\r\n\t')
    return `<div>\n<div>${joined(pieces, ({ text, italic }) => (italic ? `<em>${words(text)}</em>` : words(text)), '\n   ')}\n</div>\n</div>`
  })

const html: Writers = [
  (content) =>
    Buffer.from(
      `<!doctype html><html><head><meta charset="utf-8"><title>t</title></head><body>${usualPage(content)}</body></html>`,
    ),
  (content) => Buffer.from(`<HTML><BODY bgcolor=white>${otherPage(content)}`),
]

const container = (path: string) =>
  `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${path}"/></rootfiles></container>`
const xhtml = (inside: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${inside}</body></html>`

const epub: Writers = [
  (content) =>
    zip([
      { name: 'mimetype', content: 'application/epub+zip', stored: true },
      { name: 'META-INF/container.xml', content: container('OEBPS/content.opf') },
      {
        name: 'OEBPS/content.opf',
        content:
          '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>',
      },
      { name: 'OEBPS/a.xhtml', content: xhtml(usualPage(content)) },
    ]),
  ({ paragraphs, notes }) => {
    const ids = paragraphs.map((_, at) => `c${at}`)
    return zip([
      { name: 'mimetype', content: 'application/epub+zip', stored: true },
      { name: 'META-INF/container.xml', content: container('book.opf') },
      {
        name: 'book.opf',
        content: `<o:package xmlns:o="http://www.idpf.org/2007/opf"><o:manifest>${joined([...ids].reverse(), (id) => `<o:item id="${id}" href="text/${id}%2Ehtm"/>`)}</o:manifest><o:spine>${joined(ids, (id) => `<o:itemref idref="${id}"/>`)}</o:spine></o:package>`,
      },
      ...paragraphs.map((pieces, at) => ({
        name: `text/c${at}.htm`,
        content: xhtml(otherPage({ paragraphs: [pieces], notes })),
      })),
    ])
  },
]

/** Two writers of each format. */
export const writers = { odt, rtf, pptx, xlsx, html, epub }
