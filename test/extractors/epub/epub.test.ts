import { expect, test } from 'vitest'
import { zip } from '../../documents/zip.ts'
import { flaws, readDocument } from '../reading.ts'

const container =
  '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
const publication = `<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Mud</dc:title><dc:creator>M. Holt</dc:creator></metadata><manifest><item id="b" href="two.xhtml"/><item id="a" href="text/one%20.xhtml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>`
const chapter = (inside: string) =>
  `<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "x.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>${inside}</body></html>`

test('chapters are read in the order of the book', async () => {
  const document = await readDocument(
    zip([
      { name: 'mimetype', content: 'application/epub+zip', stored: true },
      { name: 'META-INF/container.xml', content: container },
      { name: 'OEBPS/book.opf', content: publication },
      { name: 'OEBPS/two.xhtml', content: chapter('<p>Second&nbsp;one.</p>') },
      { name: 'OEBPS/text/one .xhtml', content: chapter('<h1>First</h1><p>Body <img src="a.png"/></p>') },
    ]),
  )

  expect(document).toMatchObject({
    format: 'epub',
    text: 'First\nBody\nSecond\u00a0one.',
    facts: { title: 'Mud', author: 'M. Holt' },
  })
  expect(document.coverage).toMatchObject([{ kind: 'picture' }])
  expect(flaws(document)).toEqual([])
})
