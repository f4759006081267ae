import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { makeDocx } from '../../documents/docx.ts'
import { makePdf } from '../../documents/pdf.ts'
import { zip } from '../../documents/zip.ts'
import { flaws, read, readDocument, slices } from '../reading.ts'

const docx = makeDocx({ paragraphs: ['The bed by the wall.', 'It grew slowly.'] })
const pdf = await makePdf({ pages: [['Children dig where they are allowed to.'], ['And they build.']] })
const picture = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

describe('a zip of one readable file is that file', () => {
  test('with its places', async () => {
    const document = await readDocument(zip([{ name: 'Work/Essay.docx', content: docx }]), 'Essay.zip')

    expect(document).toEqual(await readDocument(docx, 'Essay.docx'))
    expect(document.coverage).toEqual([])
  })

  test('also with what a Mac adds by itself', async () => {
    const document = await readDocument(
      zip([
        { name: 'Essay.docx', content: docx },
        { name: '__MACOSX/._Essay.docx', content: '\0\x05\x16\x07' },
        { name: '.DS_Store', content: '\0\0\0\x01Bud1' },
      ]),
      'Essay.zip',
    )

    expect(document).toMatchObject({ format: 'docx', coverage: [] })
  })

  test('and what could not be read beside it is named', async () => {
    const files = [
      { name: 'Essay.docx', content: docx },
      { name: 'photo.png', content: picture },
    ]
    const { format, coverage } = await readDocument(zip(files), 'Essay.zip')

    expect(format).toBe('docx')
    expect(coverage).toEqual([
      {
        kind: 'second_file',
        count: 1,
        page: null,
        at: null,
        detail: expect.stringContaining('“photo.png”: This is a picture, which is not read automatically.'),
      },
    ])
  })
})

describe('a zip of several readable files is a portfolio', () => {
  test('each is read once, under its name, with its places', async () => {
    const document = await readDocument(
      zip([
        { name: 'first.pdf', content: pdf, stored: true },
        { name: 'notes/second.docx', content: docx },
        { name: 'third.md', content: '# Notes\n\nMud and method.' },
      ]),
      'portfolio.zip',
    )

    expect(document.format).toBe('archive')
    for (const words of ['first.pdf', 'Children dig', 'notes/second.docx', 'The bed by the wall.', 'Mud and method.']) {
      expect(document.text.split(words)).toHaveLength(2)
    }
    expect(flaws(document)).toEqual([])
    expect(slices(document, document.paragraphs)).toContain('The bed by the wall.')
    expect(slices(document, document.paragraphs)).toContain('notes/second.docx')
    expect(document.pages).toEqual([])
  })

  test('its first entry may be a PDF that is stored as it is', async () => {
    const files = [
      { name: 'first.pdf', content: pdf, stored: true },
      { name: 'second.pdf', content: pdf, stored: true },
    ]

    expect(await readDocument(zip(files), 'portfolio.zip')).toMatchObject({ format: 'archive' })
  })

  test('an archive inside it stays closed and is named', async () => {
    const inner = zip([{ name: 'deep.txt', content: 'Deep.' }])
    const { coverage, text } = await readDocument(
      zip([
        { name: 'a.txt', content: 'Words.' },
        { name: 'inner.zip', content: inner },
      ]),
      'all.zip',
    )

    expect(text).toBe('Words.')
    expect(coverage).toMatchObject([{ kind: 'second_file', detail: expect.stringContaining('“inner.zip”') }])
  })

  test('a damaged file in it costs that file', async () => {
    const { coverage, text } = await readDocument(
      zip([
        { name: 'a.txt', content: 'Words.' },
        { name: 'b.pdf', content: pdf.subarray(0, 200) },
      ]),
      'all.zip',
    )

    expect(text).toBe('Words.')
    expect(coverage).toHaveLength(1)
  })
})

test.each([
  [
    'of pictures only',
    [
      { name: 'a.png', content: picture },
      { name: 'b.png', content: picture },
    ],
    /archive of 2 files: a\.png, b\.png/,
  ],
  ['of nothing of the student', [{ name: '__MACOSX/._a', content: 'x' }], /no file of yours/],
])('an archive %s says so', async (_, files, sentence) => {
  expect(await read(zip(files), 'work.zip')).toMatchObject({ detail: expect.stringMatching(sentence) })
})

test('bytes behind the end of a zip are no damage', async () => {
  for (const after of ['\n', '\r\n\r\n', '\0'.repeat(9)]) {
    expect(await readDocument(Buffer.concat([docx, Buffer.from(after)]), 'e.docx')).toMatchObject({ format: 'docx' })
  }
})

test('half a zip is damage still', async () => {
  expect(await read(docx.subarray(0, docx.length >> 1), 'e.docx')).toMatchObject({ unreadable: 'damaged' })
})

const part = { name: 'x', content: deflateRawSync('x') }
test.each([
  ['Essay.pages', 'Index/Document.iwa', 'a Pages document'],
  ['Figures.numbers', 'Index/Document.iwa', 'a Numbers spreadsheet'],
  ['Talk.key', 'Index/Document.iwa', 'a Keynote presentation'],
  ['no-ending', 'Index/Slide.iwa', 'a Keynote presentation'],
  ['no-ending', 'Index/Document.iwa', 'a document of Pages, Numbers or Keynote'],
  ['Essay.pages', 'Essay.pages/Index.zip', 'a Pages document'],
])('%s with the part %s is %s', async (name, entry, what) => {
  expect(await read(zip([{ ...part, name: entry }]), name)).toMatchObject({
    unreadable: 'unsupported',
    detail: expect.stringContaining(`This is ${what}, which is not read automatically.`),
  })
})

test.each([
  ['<?xml version="1.0"?><sl:document xmlns:sl="x">', 'a document of Pages ’09'],
  ['<?xml version="1.0"?><ls:document xmlns:ls="x">', 'a spreadsheet of Numbers ’09'],
])('a package of 2009 is told by its root %#', async (content, what) => {
  expect(await read(zip([{ name: 'index.xml', content }]), 'Essay')).toMatchObject({
    detail: expect.stringContaining(what),
  })
})

test('a locked Pages document has a password', async () => {
  const files = [
    { ...part, name: '.iwpv2' },
    { ...part, name: 'Index/Document.iwa' },
  ]

  expect(await read(zip(files), 'Essay.pages')).toMatchObject({
    unreadable: 'password',
    detail: expect.stringContaining('Pages'),
  })
})
