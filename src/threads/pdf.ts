import { createRequire } from 'node:module'
import type { Block, Figure, ReadableDocument } from '../domain/records/document.ts'

const fontAt = (name: string) =>
  createRequire(import.meta.url).resolve(`pdfjs-dist/standard_fonts/LiberationSans-${name}.ttf`)

const sizes = { title: 18, heading: 13, text: 10.5 }
const missing =
  'Some characters are not in the typeface of this PDF. Each stands here as its Unicode number in brackets, such as [U+4E2D]; the page in HTML shows the characters themselves.'

/**
 * The document as a tagged PDF with its typeface inside. A character that the typeface lacks is written as its Unicode number,
 * and the document says so at its end. `madeAt` is the date of the file. It takes about a second, so it is done in a thread.
 */
export async function pdfOf(document: ReadableDocument, madeAt: Date): Promise<Uint8Array> {
  // Loaded when it is needed: a thread starts for other work too, and faster without it.
  const { default: PDFDocument } = await import('pdfkit')
  const { title } = document
  const info = { Title: title, Producer: 'Candour', Creator: 'Candour', CreationDate: madeAt }
  const doc = new PDFDocument({ size: 'A4', margin: 56, lang: 'en-GB', tagged: true, displayTitle: true, info })
  const whole = new Promise<Buffer>((resolve, reject) => {
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    doc.on('error', reject)
  })
  doc.registerFont('regular', fontAt('Regular')).registerFont('bold', fontAt('Bold'))
  write(doc, document)
  doc.end()
  return whole
}

function write(doc: PDFKit.PDFDocument, { title, sections }: ReadableDocument) {
  const root = doc.struct('Document')
  doc.addStructure(root)
  const shown = writer(doc)
  const put = (tag: string, text: string, size: number, font = 'regular', indent = 0) =>
    root.add(
      doc.struct(tag, {}, () => {
        doc.font(font).fontSize(size)
        doc.text(shown.text(text), doc.page.margins.left + indent, undefined, { paragraphGap: size / 2 })
      }),
    )
  const putBlock = (block: Block) => {
    if (typeof block === 'string') put('P', block, sizes.text)
    else if ('figure' in block) root.add(figureOf(doc, block))
    else if ('list' in block) for (const item of block.list) put('P', `•  ${item}`, sizes.text, 'regular', 10)
    else
      for (const [name, value] of block.facts) {
        put('P', name, sizes.text, 'bold')
        put('P', value, sizes.text, 'regular', 10)
      }
  }
  put('H1', title, sizes.title, 'bold')
  for (const { heading, blocks } of sections) {
    put('H2', heading, sizes.heading, 'bold')
    for (const block of blocks) putBlock(block)
  }
  if (shown.lacks()) put('P', missing, sizes.text)
  root.end()
}

/** Draws a figure at the left margin, on a page that has room for it; its words are its alternative text. */
function figureOf(doc: PDFKit.PDFDocument, { figure, size, label }: Figure) {
  const side = 200
  return doc.struct('Figure', { alt: label }, () => {
    if (doc.y + side > doc.page.height - doc.page.margins.bottom) doc.addPage()
    doc
      .save()
      .translate(doc.page.margins.left, doc.y)
      .scale(side / size)
    doc.path(figure).fill('black').restore()
    doc.y += side + sizes.text
  })
}

/** Gives text as the typeface can show it, and whether it ever lacked a character. */
function writer(doc: PDFKit.PDFDocument) {
  const fonts = ['regular', 'bold'].map((name) => fontOf(doc.font(name)))
  const has = (code: number) => fonts.every((font) => font.hasGlyphForCodePoint(code))
  let lacking = false
  return {
    text: (text: string) =>
      [...text.normalize('NFC').replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ')]
        .map((sign) => {
          const code = sign.codePointAt(0)!
          if (sign === '\n' || (code >= 0x20 && has(code))) return sign
          lacking = true
          return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
        })
        .join(''),
    lacks: () => lacking,
  }
}

/** The typeface in use, which pdfkit keeps to itself. */
function fontOf(doc: PDFKit.PDFDocument) {
  const { _font } = doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } }
  return _font.font
}
