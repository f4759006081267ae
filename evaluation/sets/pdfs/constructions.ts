import {
  degrees,
  PDFDocument,
  type PDFFont,
  PDFName,
  PDFOperator,
  type PDFPage,
  rgb,
  StandardFonts,
  setTextRenderingMode,
  TextRenderingMode,
} from 'pdf-lib'
import type { Pick } from '../lists/pick.ts'

/** What one way of making a page draws besides its print. */
export type Construction = (page: PDFPage, font: PDFFont, pdf: PDFDocument, pick: Pick) => void | Promise<void>

export const sentences = [
  'The community hall was built in 1924 and has been repaired twice.',
  'In winter the heating runs for six hours, and the wardens write down',
  'who opened the doors. Their notes are the source of this report.',
  'Short breaks help more than long ones, as two surveys have shown.',
  'Handover at seven is the busiest hour of the day on most wards.',
]

const white = rgb(1, 1, 1)
const dark = rgb(0.1, 0.2, 0.4)

function raw(page: PDFPage, content: string) {
  page.pushOperators(PDFOperator.of(content as never, []))
}

const line = (pick: Pick) => pick.one(sentences)
const at = (pick: Pick) => ({ x: pick.between(60, 110), y: pick.between(200, 560), size: pick.between(9, 16) })

/** Ways in which honest programs make pages; none of them hides anything from a reader of the print. */
export const honest: Record<string, Construction> = {
  'plain print': () => {},
  'bold by drawing twice': (page, font, _, pick) => {
    const place = { ...at(pick), font }
    page.drawText(sentences[0]!, place)
    page.drawText(sentences[0]!, { ...place, x: place.x + 0.3 })
  },
  'a shadow under a heading': (page, font, _, pick) => {
    const place = { ...at(pick), font }
    page.drawText(sentences[1]!, { ...place, x: place.x + 1, y: place.y - 1, color: rgb(0.7, 0.7, 0.7) })
    page.drawText(sentences[1]!, place)
  },
  'a white outline under a heading': (page, font, _, pick) => {
    const place = { ...at(pick), font }
    page.drawText(sentences[1]!, { ...place, color: white })
    page.drawText(sentences[1]!, place)
  },
  'a second copy under the same words': (page, font, _, pick) => {
    const place = { ...at(pick), font }
    page.drawText(sentences[2]!, place)
    page.drawRectangle({ x: place.x - 4, y: place.y - 4, width: 460, height: 22, color: white })
    page.drawText(sentences[2]!, place)
  },
  'a text box that is too small': (page, font, _, pick) => {
    const { y } = at(pick)
    raw(page, `q 72 ${y} 200 40 re W n`)
    for (const [row, text] of sentences.entries()) page.drawText(text, { x: 74, y: y + 26 - row * 14, size: 11, font })
    raw(page, 'Q')
  },
  'stacked charts that cut their labels': async (page, font, pdf) => {
    const chart = await PDFDocument.create()
    const sheet = chart.addPage([200, 80])
    for (const [bar, text] of sentences.entries()) {
      sheet.drawRectangle({ x: 10, y: 8 + bar * 14, width: 40 + bar * 20, height: 9, color: dark })
      sheet.drawText(text, { x: 150, y: 8 + bar * 14, size: 8 })
    }
    const form = await pdf.embedPage(sheet)
    for (const y of [200, 290, 380]) page.drawPage(form, { x: 80, y })
    page.drawText('Figure 2', { x: 80, y: 180, size: 10, font })
  },
  'a stamp outside the print on every page': (page, font) =>
    page.drawText('Archive copy, version 1.0, student paper 42', { x: 72, y: -30, size: 9, font }),
  'a yellow marker over words': (page, font, _, pick) => {
    const place = { ...at(pick), font }
    page.drawText(line(pick), place)
    page.drawRectangle({ x: place.x, y: place.y - 3, width: 200, height: 16, color: rgb(1, 1, 0), opacity: 0.4 })
  },
  'a heading that is only an outline': (page, font, _, pick) => {
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Outline))
    page.drawText(line(pick), { ...at(pick), size: 15, font })
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Fill))
  },
  'a watermark across the page': (page, font) =>
    page.drawText('DRAFT FOR DISCUSSION', {
      x: 90,
      y: 220,
      size: 42,
      font,
      color: rgb(0.88, 0.88, 0.88),
      rotate: degrees(45),
    }),
  'white words on a dark table head': (page, font, _, pick) => {
    const { y } = at(pick)
    page.drawRectangle({ x: 60, y: y - 6, width: 470, height: 24, color: dark })
    page.drawText(line(pick), { x: 70, y, size: 11, font, color: white })
  },
  'half transparent print': (page, font, _, pick) => page.drawText(line(pick), { ...at(pick), font, opacity: 0.5 }),
  'words that run upwards': (page, font, _, pick) =>
    page.drawText(line(pick), { x: 40, y: 150, size: 10, font, rotate: degrees(90) }),
  'a long line of code': (page, font) =>
    page.drawText('wget --recursive --level=2 --no-parent --wait=1 https://example.org/archive', {
      x: 330,
      y: 480,
      size: 12,
      font,
    }),
  'small notes at the foot': (page, font, _, pick) =>
    page.drawText(`1 ${line(pick)}`, { x: 72, y: 60, size: pick.between(5, 7), font }),
  'a page that is turned': (page) => page.setRotation(degrees(90)),
  'a link over its words': (page, font, pdf) => {
    page.drawText('https://example.org/archive', { x: 72, y: 500, size: 12, font, color: rgb(0, 0, 0.8) })
    page.node.addAnnot(
      pdf.context.register(
        pdf.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [70, 495, 250, 515], Border: [0, 0, 1] }),
      ),
    )
  },
  'a font of drawn letters': (page, _, pdf, pick) => drawnFont(page, pdf, pick, false),
  'a font of bitmaps': (page, _, pdf, pick) => drawnFont(page, pdf, pick, true),
  'letters filled by a picture': (page, font, _, pick) => {
    const { y } = at(pick)
    raw(page, 'q')
    page.pushOperators(setTextRenderingMode(TextRenderingMode.FillAndClip))
    page.drawText('Rest and the rota', { x: 72, y, size: 30, font })
    raw(page, `0.2 0.5 0.8 rg 60 ${y - 10} 400 50 re f Q`)
  },
}

/** A Type 3 font: each letter is a small drawing or a small picture, as TeX and old converters make them. */
function drawnFont(page: PDFPage, pdf: PDFDocument, pick: Pick, bitmap: boolean) {
  const text = line(pick).replace(/[()\\]/g, '')
  const codes = [...new Set(text)]
  const width = 620
  const glyph = (index: number) => {
    const head = bitmap && pick.chance(0.5) ? `${width} 0 d0` : `${width} 0 0 0 540 700 d1`
    const bits = String.fromCharCode(...Array.from({ length: 8 }, (_, row) => 0x81 + ((row * 37 + index * 11) % 120)))
    const ink = bitmap
      ? `q 540 0 0 700 0 0 cm BI /W 8 /H 8 /IM true /BPC 1 ID ${bits} EI Q`
      : `0 0 ${240 + (index % 4) * 100} 700 re f`
    return pdf.context.register(pdf.context.stream(codes[index] === ' ' ? head : `${head} ${ink}`))
  }
  const { context } = pdf
  const names = codes.map((code) => `g${code.charCodeAt(0)}`)
  const differences = codes.flatMap((code, index) => [code.charCodeAt(0), PDFName.of(names[index]!)])
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type3',
    FontBBox: pick.one([
      [0, 0, 0, 0],
      [0, 0, 620, 700],
      [0, 0, 1, 1],
    ]),
    FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
    FirstChar: 32,
    LastChar: 126,
    Widths: Array(95).fill(width),
    Resources: {},
    Encoding: { Type: 'Encoding', Differences: differences },
    CharProcs: Object.fromEntries(names.map((name, index) => [name, glyph(index)])),
  })
  page.node.setFontDictionary(PDFName.of('Drawn'), context.register(font))
  raw(page, `BT /Drawn ${pick.between(8, 14)} Tf 40 ${pick.between(200, 500)} Td (${text}) Tj ET`)
}

/** One honest PDF of one to four pages. */
export async function honestPdf(draw: Construction, pick: Pick): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(pick.one([StandardFonts.TimesRoman, StandardFonts.Helvetica, StandardFonts.Courier]))
  const pages = pick.between(2, 4)
  for (let number = 0; number < pages; number++) {
    const page = pdf.addPage([595, 842])
    for (let row = 0; row < pick.between(3, 12); row++) {
      page.drawText(line(pick), { x: 72, y: 780 - row * 16, size: 10, font })
    }
    await draw(page, font, pdf, pick)
  }
  return pdf.save()
}
