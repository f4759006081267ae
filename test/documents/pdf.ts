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

/** Breaks a paragraph into full lines as a word processor does; two blanks ahead mark those that are indented. */
export async function wrap(paragraph: string, indented: 'none' | 'first' | 'rest' = 'none'): Promise<string[]> {
  const font = await (await PDFDocument.create()).embedFont(StandardFonts.TimesRoman)
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(' ')) {
    const isIndented = indented === (lines.length === 0 ? 'first' : 'rest')
    const room = 595 - 2 * left - (isIndented ? indent : 0)
    if (line && font.widthOfTextAtSize(`${line} ${word}`, size) > room) {
      lines.push((isIndented ? '  ' : '') + line)
      line = word
    } else {
      line = line ? `${line} ${word}` : word
    }
  }
  return [...lines, (indented === (lines.length === 0 ? 'first' : 'rest') ? '  ' : '') + line]
}

function addLink(page: PDFPage, href: string, rect: number[]) {
  const { context } = page.doc
  const action = { Type: 'Action', S: 'URI', URI: PDFString.of(href) }
  const link = context.obj({ Type: 'Annot', Subtype: 'Link', Rect: rect, A: action })
  page.node.set(PDFName.of('Annots'), context.obj([...(page.node.Annots()?.asArray() ?? []), context.register(link)]))
}

/** Makes a PDF of objects as they are given, the first being the catalog; `trailer` is what else its trailer says. */
export function rawPdf(objects: string[], trailer = ''): Buffer {
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(file, 'latin1')
    file += `${index + 1} 0 obj ${object} endobj\n`
    return offset
  })
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const end = `trailer <</Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${Buffer.byteLength(file, 'latin1')}\n%%EOF`
  return Buffer.from(`${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${end}`, 'latin1')
}

/** The objects of a document with one page, whose content stream and resources are given. */
export function onePage(content: string, { resources = '', page = '', count = 1 } = {}): string[] {
  return [
    '<</Type /Catalog /Pages 2 0 R>>',
    `<</Type /Pages /Kids [3 0 R] /Count ${count}>>`,
    `<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R ${page} /Resources <</Font <</F 5 0 R>> ${resources}>>>>`,
    `<</Length ${content.length}>> stream\n${content}\nendstream`,
    '<</Type /Font /Subtype /Type1 /BaseFont /Times-Roman>>',
  ]
}
