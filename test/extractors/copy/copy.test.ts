import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mediaTypeOf } from '../../../src/domain/intake/file-kind.ts'
import { copyWithoutProperties } from '../../../src/extractors/copy/copy.ts'
import { extract } from '../../../src/extractors/extract.ts'
import { openZip } from '../../../src/extractors/package/zip.ts'
import { zip } from '../../documents/zip.ts'

const folder = mkdtempSync(join(tmpdir(), 'copy-'))

/** The copy of a file and the text that is read from it. */
async function copied(name: string, bytes: Buffer) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  const copy = Buffer.from((await copyWithoutProperties({ path, mediaType: mediaTypeOf(bytes, name) }))!)
  writeFileSync(`${path}.copy`, copy)
  const reading = await extract({ path: `${path}.copy`, name, mediaType: '' })
  return { copy, text: 'document' in reading ? reading.document.text : reading.detail }
}

test.each([
  [
    'essay.rtf',
    String.raw`{\rtf1\ansi{\info{\title Tides}{\author Zebulon Quack}{\company Quack {\b and} Sons}}{\*\revtbl{Unknown;}{Zebulon Quack;}}The tide came in.{\*\atnid ZQ}{\*\atnauthor Zebulon Quack}\chatn\par}`,
  ],
  [
    'essay.html',
    '<!doctype html><html><head><meta name="author" content="Zebulon Quack"><meta content="Quack" name=Author><meta property="article:author" content="Quack"></head><body><p>The tide came in.</p></body></html>',
  ],
  [
    'essay.ipynb',
    JSON.stringify({
      cells: [{ cell_type: 'markdown', source: ['The tide came in.'] }],
      metadata: { authors: [{ name: 'Zebulon Quack' }] },
      nbformat: 4,
    }),
  ],
])('a copy of %s names no author, and its text is the same', async (name, content) => {
  const { copy, text } = await copied(name, Buffer.from(content))

  expect(copy.toString('latin1')).not.toMatch(/Quack|ZQ/)
  expect(text.trim()).toBe('The tide came in.')
})

test('a plain text is copied byte for byte', async () => {
  const essay = 'By Zebulon Quack\r\n<meta name="author" content="of a page">'

  expect((await copied('essay.txt', Buffer.from(essay))).copy.toString()).toBe(essay)
})

test('packages of presentations, workbooks and books name no person', async () => {
  const parts: [string, string, string][] = [
    [
      'ppt/commentAuthors.xml',
      'pptx',
      '<p:cmAuthorLst><p:cmAuthor id="0" name="Zebulon Quack" initials="ZQ"/></p:cmAuthorLst>',
    ],
    ['ppt/authors.xml', 'pptx', '<a:authorLst><a:author id="{1}" name="Zebulon Quack" userId="zq"/></a:authorLst>'],
    ['xl/comments1.xml', 'xlsx', '<comments><authors><author>Zebulon Quack</author></authors></comments>'],
    [
      'xl/persons/person.xml',
      'xlsx',
      '<personList><person displayName="Zebulon Quack" id="{1}" userId="ZQ"/></personList>',
    ],
    ['xl/workbook.xml', 'xlsx', String.raw`<workbook><x:absPath url="C:\Users\Quack\essay"/><sheets/></workbook>`],
    ['docProps/app.xml', 'xlsx', '<Properties><Manager>Quack</Manager></Properties>'],
    [
      'OEBPS/book.opf',
      'epub',
      '<package><dc:creator id="c" opf:file-as="Quack, Z">Zebulon Quack</dc:creator><meta refines="#c" property="file-as">Quack</meta></package>',
    ],
    ['OEBPS/toc.ncx', 'epub', '<ncx><docAuthor><text>Zebulon Quack</text></docAuthor></ncx>'],
    ['OEBPS/one.xhtml', 'epub', '<html><head><meta name="author" content="Quack"/></head><body>Words</body></html>'],
  ]
  for (const [name, ending, content] of parts) {
    const path = join(folder, `book.${ending}`)
    writeFileSync(
      path,
      zip([
        { name, content },
        { name: 'kept.xml', content: '<table displayName="Table1"/>' },
      ]),
    )
    const mediaType = mediaTypeOf(Buffer.from('PK\u0003\u0004'), path)

    const copy = await openZip(Buffer.from((await copyWithoutProperties({ path, mediaType }))!))

    const inside: string[] = []
    for (const part of copy.names) for await (const bytes of copy.read(part)) inside.push(Buffer.from(bytes).toString())
    expect(inside.join('\n'), name).not.toMatch(/Quack|ZQ|"zq"/)
    expect(inside.join('\n')).toContain('Table1')
  }
})
