import { readFile } from 'node:fs/promises'
import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium'
import { encode } from 'fast-png'

/** Pixels as PDFium gives them: blue, green, red, alpha, row by row from the top. */
interface Pixels {
  width: number
  height: number
  data: Uint8Array
}

/** The width of a picture in pixels, enough to read a page of text on a screen; and the most pixels it may hold. */
const wished = { width: 1_000, pixels: 4_000_000 }

/** A PNG of one page of a PDF, or null when the file has no such page. `page` counts from 1. Call it in the sandbox. */
export async function pageImage({ path, page }: { path: string; page: number }): Promise<Uint8Array | null> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(await readFile(path))
    try {
      return page < 1 || page > document.getPageCount() ? null : await imageOf(document, page - 1)
    } finally {
      document.destroy()
    }
  } finally {
    library.destroy()
  }
}

async function imageOf(document: PDFiumDocument, index: number): Promise<Uint8Array> {
  const page = document.getPage(index)
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize()
  const scale = Math.min(wished.width / width, Math.sqrt(wished.pixels / (width * height)))
  const picture = await page.render({ scale, colorSpace: 'BGRA', render: async (pixels: Pixels) => pngOf(pixels) })
  return picture.data
}

/** The picture as a PNG in true colour; transparency is laid on white paper. */
export function pngOf({ width, height, data }: Pixels): Uint8Array {
  const colours = new Uint8Array(width * height * 3)
  for (let from = 0, to = 0; to < colours.length; from += 4, to += 3) {
    const paper = 255 - data[from + 3]!
    colours[to] = Math.min(255, data[from + 2]! + paper)
    colours[to + 1] = Math.min(255, data[from + 1]! + paper)
    colours[to + 2] = Math.min(255, data[from]! + paper)
  }
  return encode({ width, height, data: colours, channels: 3 })
}
