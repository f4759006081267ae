import { type Frame, readGlyphs } from './glyphs.ts'
import { type Pdf, withPdf } from './pdfium.ts'
import { drawnBy, saysOtherwise, takeReplacements } from './replacements.ts'
import { type UnseenRun, unseenRuns } from './unseen.ts'

/** What a PDF holds that its readers do not see, page by page. */
export interface PdfSight {
  pages: number
  /** How many of them were looked at, from the first. */
  looked: number
  unseen: (UnseenRun & { page: number })[]
  replaced: { page: number; text: string; drawn: string }[]
}

/** The most pages one run looks at: about five seconds' work. */
export const mostPages = 100

/** Twice a screen's resolution, less for a giant page: 2,100 by 3,000 pixels are the most. */
const pixelsPerPoint = 2
const mostPixels = 6_300_000

/** Looks at every page of a PDF, up to the cap; null when PDFium cannot open it. */
export function lookThrough(bytes: Uint8Array): Promise<PdfSight | null> {
  return withPdf(bytes, (pdf) => {
    const looked = Math.min(pdf.pages, mostPages)
    const sight: PdfSight = { pages: pdf.pages, looked, unseen: [], replaced: [] }
    for (let number = 1; number <= looked; number++) {
      const page = pdf.call._FPDF_LoadPage(pdf.document, number - 1)
      if (!page) continue
      lookAtPage(pdf, page, number, sight)
      pdf.call._FPDF_ClosePage(page)
    }
    return sight
  })
}

function lookAtPage(pdf: Pdf, page: number, number: number, sight: PdfSight) {
  const replacements = takeReplacements(pdf, page)
  const text = pdf.call._FPDFText_LoadPage(page)
  const frame = frameOf(pdf, page)
  const glyphs = readGlyphs(pdf, page, text, frame)
  for (const replacement of replacements) {
    const drawn = drawnBy(replacement, glyphs)
    if (saysOtherwise(replacement.text, drawn)) sight.replaced.push({ page: number, text: replacement.text, drawn })
  }
  for (const run of unseenRuns(pdf, page, text, frame, glyphs)) sight.unseen.push({ ...run, page: number })
  pdf.call._FPDFText_ClosePage(text)
}

function frameOf({ call }: Pdf, page: number): Frame {
  const [width, height] = [call._FPDF_GetPageWidthF(page), call._FPDF_GetPageHeightF(page)]
  const scale = Math.min(pixelsPerPoint, Math.sqrt(mostPixels / (width * height)))
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
