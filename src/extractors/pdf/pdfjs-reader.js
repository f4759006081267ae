import { createRequire } from 'node:module'

/**
 * Reads a PDF with pdf.js, through pdf-parse: its pieces of text page by page, measured from the top left, its links, and
 * what it says about itself.
 */
export async function readWithPdfJs(data, limits) {
  const parser = await open(data)
  try {
    const file = await parser.load()
    if (file.numPages > limits.pages) return { failed: 'too_large' }
    const pages = []
    let characters = 0
    for (let number = 1; number <= file.numPages && characters <= limits.characters; number++) {
      const page = await readPage(await file.getPage(number), limits)
      pages.push(page)
      characters += page.pieces.reduce((sum, { text }) => sum + text.length, 0)
    }
    return { pages, properties: propertiesOf(await file.getMetadata().catch(() => ({}))) }
  } finally {
    await parser.destroy()
  }
}

async function open(data) {
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
  const pieces = items.map(({ str, transform, width, height, hasEOL }) => {
    const [x, y] = viewport.convertToViewportPoint(transform[4], transform[5])
    return { text: str, x, y, width, height, last: hasEOL }
  })
  const links = (await page.getAnnotations())
    .filter((it) => it.subtype === 'Link' && it.url)
    .slice(0, limits.links)
    .map(({ url, rect }) => ({ href: url, box: viewport.convertToViewportRectangle(rect) }))
  page.cleanup()
  return { pieces, links }
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
