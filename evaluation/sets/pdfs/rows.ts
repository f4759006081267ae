import { seeded } from '../../authorship/learning/seeded.ts'
import { pickFrom } from '../lists/pick.ts'
import { honest, honestPdf } from './constructions.ts'

/** One PDF in which nothing is hidden from a reader of the print. */
export interface PdfRow {
  [field: string]: unknown
  id: string
  set: 'honest-pdfs'
  construction: string
  /** The bytes in base 64. */
  content: string
}

/** `each` PDFs of every construction. */
export async function pdfRows(each = 10): Promise<PdfRow[]> {
  const pick = pickFrom(seeded(7))
  const rows: PdfRow[] = []
  for (const [construction, draw] of Object.entries(honest)) {
    for (let round = 0; round < each; round++) {
      const content = Buffer.from(await honestPdf(draw, pick)).toString('base64')
      rows.push({ id: `${construction} ${round}`, set: 'honest-pdfs', construction, content })
    }
  }
  return rows
}
