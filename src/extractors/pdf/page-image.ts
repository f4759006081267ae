import { readFile } from 'node:fs/promises'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { type Pixels, pngOf } from './png.ts'

/** Wide enough to read a page of text on a screen, in pixels; and the most that one picture may hold. */
const wished = { width: 1_000, pixels: 4_000_000 }

/** A picture of one page of a PDF, or null when the file has no such page. Call it in the sandbox. */
export async function pageImage({ path, page }: { path: string; page: number }): Promise<Uint8Array | null> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(await readFile(path))
    try {
      if (page < 1 || page > document.getPageCount()) return null
      const sheet = document.getPage(page - 1)
      const { originalWidth: width, originalHeight: height } = sheet.getOriginalSize()
      const scale = Math.min(wished.width / width, Math.sqrt(wished.pixels / (width * height)))
      const picture = await sheet.render({ scale, colorSpace: 'BGRA', render: async (pixels: Pixels) => pngOf(pixels) })
      return picture.data
    } finally {
      document.destroy()
    }
  } finally {
    library.destroy()
  }
}
