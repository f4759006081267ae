import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/**
 * Opens a PDF with pdf.js, through pdf-parse, for files that PDFium cannot open: its pieces of text page by page, measured
 * from the top left, and its links. It does not say what else is on a page.
 */
export async function openWithPdfJs(source) {
  const parser = await parserOf(new Uint8Array(typeof source === 'string' ? await readFile(source) : source))
  const file = await parser.load()
  return {
    pages: file.numPages,
    properties: propertiesOf(await file.getMetadata().catch(() => ({}))),
    readPage: async (index, limits) => readPage(await file.getPage(index + 1), limits),
    render: () => null,
    close: () => parser.destroy(),
  }
}

async function parserOf(data) {
  const { PDFParse } = await import('pdf-parse')
  const library = createRequire(createRequire(import.meta.url).resolve('pdf-parse')).resolve('pdfjs-dist/package.json')
  return new PDFParse({
    data,
    verbosity: 0,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    cMapUrl: library.replace('package.json', 'cmaps/'),
    cMapPacked: true,
  })
}

async function readPage(page, limits) {
  const viewport = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const pieces = items.map(({ str, transform, width, height }) => {
    const [x, y] = viewport.convertToViewportPoint(transform[4], transform[5])
    return { text: str, x, y, width, height }
  })
  const links = (await page.getAnnotations())
    .filter((it) => it.subtype === 'Link' && it.url)
    .slice(0, limits.links)
    .map(({ url, rect }) => ({ href: url, box: viewport.convertToViewportRectangle(rect) }))
  page.cleanup()
  const { width, height } = viewport
  return {
    size: { width, height },
    pieces,
    links,
    pictures: [],
    notes: [],
    unread: { form_field: 0, annotation: 0 },
    isCut: false,
    doubtful: 0,
    isDrawn: false,
  }
}

/** What the document information and the XMP packet say; authors from both, because programs write either. */
function propertiesOf({ info = {}, metadata }) {
  const text = (value) => (typeof value === 'string' ? value.trim() : '')
  const creators = [info.Author, ...[metadata?.get('dc:creator')].flat()].map(text).filter(Boolean)
  return {
    author: [...new Set(creators)].join('; '),
    title: text(info.Title) || text(metadata?.get('dc:title')),
    application: text(info.Creator) || text(info.Producer),
    createdAt: text(info.CreationDate),
    modifiedAt: text(info.ModDate),
  }
}
