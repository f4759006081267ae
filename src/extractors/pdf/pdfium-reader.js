/**
 * Reads a PDF with PDFium: its lines page by page, measured from the top left, whether a page shows pictures, and what the
 * file says about itself. It finds no links.
 */
export async function readWithPdfium(data, limits) {
  const { PDFiumLibrary } = await import('@hyzyla/pdfium')
  // An instance for every file: its memory goes with it, whatever the file has done to it.
  const library = await PDFiumLibrary.init()
  const file = await library.loadDocument(data)
  const count = file.getPageCount()
  if (count > limits.pages) return { failed: 'too_large' }
  const pages = []
  let characters = 0
  for (let index = 0; index < count && characters <= limits.characters; index++) {
    const page = file.getPage(index)
    const pieces = linesOf(library.module, page)
    const pictures = [...page.objects()].some((object) => object.type === 'image')
    library.module._FPDF_ClosePage(page.pageIdx)
    pages.push({ pieces, pictures, links: [] })
    characters += pieces.reduce((sum, { text }) => sum + text.length, 0)
  }
  return { pages, properties: infoOf(library.module, file.documentIdx) }
}

/** A page's lines, each with the box from its first to its last character. */
function linesOf(module, page) {
  const text = page.getText()
  const { originalHeight } = page.getOriginalSize()
  const handle = module._FPDFText_LoadPage(page.pageIdx)
  const doubles = module.wasmExports.malloc(32)
  const box = (index) => {
    module._FPDFText_GetCharBox(handle, index, doubles, doubles + 8, doubles + 16, doubles + 24)
    const [left, right, bottom] = module.HEAPF64.subarray(doubles / 8, doubles / 8 + 3)
    return { left, right, bottom }
  }
  const lines = [...text.matchAll(/[^\r\n]+/g)].map(({ 0: line, index }) => {
    const first = box(index)
    return {
      // PDFium writes U+0002 for a hyphen at the end of a line.
      text: line.replaceAll('\u0002', '-'),
      x: first.left,
      y: originalHeight - first.bottom,
      width: box(index + line.trimEnd().length - 1).right - first.left,
      height: module._FPDFText_GetFontSize(handle, index),
      last: true,
    }
  })
  module.wasmExports.free(doubles)
  module._FPDFText_ClosePage(handle)
  return lines
}

function infoOf(module, file) {
  const text = (name) => {
    const key = module.wasmExports.malloc(32)
    module.HEAPU8.set(new TextEncoder().encode(`${name}\0`), key)
    const bytes = module._FPDF_GetMetaText(file, key, 0, 0)
    const buffer = module.wasmExports.malloc(bytes + 2)
    module._FPDF_GetMetaText(file, key, buffer, bytes)
    const value = new TextDecoder('utf-16le').decode(module.HEAPU8.slice(buffer, buffer + Math.max(0, bytes - 2)))
    module.wasmExports.free(buffer)
    module.wasmExports.free(key)
    return value.trim()
  }
  return {
    author: text('Author'),
    title: text('Title'),
    application: text('Creator') || text('Producer'),
    createdAt: text('CreationDate'),
    modifiedAt: text('ModDate'),
  }
}
