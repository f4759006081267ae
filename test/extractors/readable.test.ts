import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readableHtml } from '../../src/extractors/readable.ts'
import { type DocxContent, makeDocx } from '../documents/docx.ts'

const folder = mkdtempSync(join(tmpdir(), 'readable-'))

function html(content: DocxContent) {
  const path = join(folder, 'essay.docx')
  writeFileSync(path, makeDocx(content))
  return readableHtml(path)
}

test('a document becomes simple HTML', async () => {
  const runs = [
    'In the ',
    { text: 'Journal', italic: true },
    ' and at ',
    { text: 'the site', link: 'https://example.org/?a=1&b="2"' },
  ]

  expect(await html({ paragraphs: [{ runs }] })).toBe(
    '<p>In the <em>Journal</em> and at <a href="https://example.org/?a=1&amp;b=&quot;2&quot;">the site</a></p>',
  )
})

test('a long document is read, for its depth is bounded and not its length', async () => {
  const paragraphs = Array.from({ length: 1_200 }, (_, index) => `Paragraph ${index}`)

  expect(await html({ paragraphs })).toMatch(/^<p>Paragraph 0<\/p>.*<p>Paragraph 1199<\/p>$/)
})

test('nothing in it runs or loads', async () => {
  const runs = ['<script>alert(1)</script><img src=x onerror=alert(1)>', { text: 'go', link: 'javascript:alert(1)' }]

  const view = await html({ paragraphs: [{ runs }] })

  expect(view).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;<a>go</a></p>')
})

test.each(['/sign-out', '//elsewhere.example/', '#top', 'data:text/html,x', ' javascript:alert(1)'])(
  'a link to %s leads nowhere',
  async (link) => {
    expect(await html({ paragraphs: [{ runs: [{ text: 'go', link }] }] })).toBe('<p><a>go</a></p>')
  },
)

test('a style map that the file brings along is not followed', async () => {
  const parts = [{ name: 'mammoth/style-map', content: 'p => script:fresh' }]

  expect(await html({ paragraphs: ['alert(1)'], parts })).toBe('<p>alert(1)</p>')
})

test('what would be refused for its text is refused for this view', async () => {
  const content = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${'<w:p/>'.repeat(2_000_000)}</w:document>`

  await expect(html({ paragraphs: [], parts: [{ name: 'word/document.xml', content }] })).rejects.toMatchObject({
    reason: 'unsafe',
  })
  await expect(
    html({ paragraphs: ['x'], parts: [{ name: 'word/numbering.xml', content: '<!DOCTYPE a><a/>' }] }),
  ).rejects.toMatchObject({ reason: 'unsafe' })
})
