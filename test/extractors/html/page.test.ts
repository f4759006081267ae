import { expect, test } from 'vitest'
import { flaws, read, readDocument, slices } from '../reading.ts'

const page = `<!DOCTYPE html><html><head><title>The garden</title><meta name="author" content="Sam"><style>p{}</style></head>
<body><h1>The   garden</h1>
<p>Children <em>dig</em> where they
are allowed to.<br>And they build.</p>
<script>alert('no text')</script>
<ul><li>Mud</li><li>Method</li></ul>
<table><tr><td>Week</td><td>2</td></tr></table>
<p>See <a href="https://example.org/">the source</a> &amp; more.</p>
<p style="display:none">Words that no reader sees.</p>
<pre>a
  b</pre></body></html>`

test('a web page is read as its reader sees it, block by block', async () => {
  const document = await readDocument(page, 'essay.html')

  expect(document).toMatchObject({ format: 'html', coverage: [], facts: { title: 'The garden', author: 'Sam' } })
  expect(slices(document, document.paragraphs).map((it) => it.trim())).toEqual([
    'The garden',
    'Children dig where they are allowed to.\nAnd they build.',
    'Mud',
    'Method',
    'Week',
    '2',
    'See the source & more.',
    'a\n  b',
  ])
  expect(slices(document, document.italics)).toEqual(['dig'])
  expect(document.links).toMatchObject([{ href: 'https://example.org/' }])
  expect(slices(document, document.links).map((it) => it.trim())).toEqual(['the source'])
  expect(document.hidden).toMatchObject([{ text: 'Words that no reader sees.', cause: 'hidden' }])
  expect(flaws(document)).toEqual([])
})

test('a page that names its encoding is read by it', async () => {
  const bytes = Buffer.from('<html><meta charset="windows-1251"><p>\xd1\xe0\xe4</p></html>', 'latin1')

  expect(await readDocument(bytes, 'e.html')).toMatchObject({ text: 'Сад', coverage: [], encoding: { by: 'mark' } })
})

test('a page that is nested without end is refused', async () => {
  expect(await read(`<html><body>${'<div>'.repeat(20_000)}deep`, 'e.html')).toMatchObject({ unreadable: 'too_large' })
})

const archive = (body: string, encoding: string) =>
  [
    'Date: Mon, 30 Nov 2026 12:00:00 +0000',
    'Message-ID: <1@example.org>',
    'Subject: Exported From Confluence',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; ',
    '\tboundary="----=_Part_1"',
    '',
    '------=_Part_1',
    'Content-Type: text/html; charset=UTF-8',
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Location: file:///C:/exported.html',
    '',
    body,
    '------=_Part_1',
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding: base64',
    '',
    'AAAA',
    '------=_Part_1--',
    '',
  ].join('\r\n')

test.each([
  ['quoted-printable', '<html><body><p>Gr=C3=B6=C3=9Fe of the =\r\nbed</p></body></html>'],
  ['base64', Buffer.from('<html><body><p>Größe of the bed</p></body></html>').toString('base64')],
  ['8bit', '<html><body><p>Größe of the bed</p></body></html>'],
])('a web archive in %s that has the name of a Word document is read', async (encoding, body) => {
  expect(await readDocument(archive(body, encoding), 'essay.doc')).toMatchObject({
    format: 'html',
    text: 'Größe of the bed',
    coverage: [],
  })
})

test('a web archive without a page is damaged', async () => {
  expect(await read(archive('', '8bit').slice(0, 300), 'essay.doc')).toMatchObject({ unreadable: expect.any(String) })
})
