import { PDFDocument, PDFName, type PDFPage, PDFString, StandardFonts } from 'pdf-lib'

export interface PdfContent {
  /** Lines of each page, from the top. Two blanks ahead of a line are an indent, an empty line is a gap. */
  pages: string[][]
  properties?: { author?: string; title?: string; createdAt?: Date }
  /** Links by the line they lie over. */
  links?: { line: string; href: string }[]
  /** A picture over each page. */
  picture?: boolean
}

const [left, top, size, leading, indent] = [72, 770, 12, 16, 36]

/** The smallest PNG: one grey dot. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

/** Makes a PDF with one column of text to a page. */
export async function makePdf({ pages, properties = {}, links = [], picture = false }: PdfContent): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.TimesRoman)
  const image = picture ? await pdf.embedPng(Buffer.from(dot, 'base64')) : null
  for (const lines of pages) {
    const page = pdf.addPage([595, 842])
    if (image) page.drawImage(image, { x: 0, y: 0, width: 595, height: 842 })
    for (const [index, line] of lines.entries()) {
      const text = line.trimStart()
      const x = left + (line.startsWith('  ') ? indent : 0)
      const y = top - index * leading
      if (text) page.drawText(text, { x, y, size, font })
      for (const { href } of links.filter((it) => it.line === line)) {
        addLink(page, href, [x, y - 2, x + font.widthOfTextAtSize(text, size), y + size])
      }
    }
  }
  if (properties.author) pdf.setAuthor(properties.author)
  if (properties.title) pdf.setTitle(properties.title)
  if (properties.createdAt) pdf.setCreationDate(properties.createdAt)
  return Buffer.from(await pdf.save())
}

function addLink(page: PDFPage, href: string, rect: number[]) {
  const { context } = page.doc
  const action = { Type: 'Action', S: 'URI', URI: PDFString.of(href) }
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: rect, A: action })
  page.node.set(PDFName.of('Annots'), context.obj([...(page.node.Annots()?.asArray() ?? []), context.register(link)]))
}
