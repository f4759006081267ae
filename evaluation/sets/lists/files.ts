import { type DocxContent, makeDocx, type Paragraph } from '../../../test/documents/docx.ts'
import { makePdf, wrap } from '../../../test/documents/pdf.ts'
import type { ListedWork } from './works.ts'

/** The work as Word keeps it: a paragraph to an entry, in one of the ways that students make lists. */
export function docxOf(work: ListedWork, seed: number): Buffer {
  return makeDocx({ paragraphs: [...work.body, { style: 'Heading1', runs: [work.heading] }, ...listOf(work, seed)] })
}

function listOf({ entries }: ListedWork, seed: number): DocxContent['paragraphs'] {
  const noBreak = (text: string) => text.replace(/(?<=\.|\d) (?=\S)/g, '\u00a0')
  switch (seed % 5) {
    case 1:
      return entries.flatMap((entry): Paragraph[] => [entry, ''])
    case 2:
      return entries.map(noBreak)
    case 3:
      return entries.map((entry) => ({ properties: '<w:ind w:left="720" w:hanging="720"/>', runs: inItalics(entry) }))
    case 4:
      return [{ xml: `<w:p>${entries.map(lineXml).join('<w:r><w:br/></w:r>')}</w:p>` }]
    default:
      return entries
  }
}

const inItalics = (entry: string) => [entry.slice(0, 30), { text: entry.slice(30, 60), italic: true }, entry.slice(60)]

const lineXml = (text: string) =>
  `<w:r><w:t xml:space="preserve">${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</w:t></w:r>`

/** The work as it is printed: wrapped lines, with hanging or first-line indents or gaps, over several pages. */
export async function pdfOf(work: ListedWork, seed: number): Promise<Buffer> {
  const indented = (['rest', 'none', 'none', 'rest', 'first'] as const)[seed % 5]!
  const hasGaps = seed % 5 === 1 || seed % 5 === 3
  const lines: string[] = []
  for (const text of work.body) lines.push(...(await wrap(winAnsi(text))), '')
  lines.push(work.heading, '')
  for (const text of work.entries) lines.push(...(await wrap(winAnsi(text), indented)), ...(hasGaps ? [''] : []))
  const pages: string[][] = []
  const perPage = 36 + (seed % 7)
  for (let at = 0; at < lines.length; at += perPage) {
    pages.push(['Night work, unit 4', '', ...lines.slice(at, at + perPage), '', String(pages.length + 1)])
  }
  return makePdf({ pages })
}

/** The standard fonts of PDF have no letters beyond Windows’ Western alphabet. */
export function winAnsi(text: string): string {
  return text.replaceAll('Ø', 'O').replace(/[ćłńřą]/g, (letter) => letter.normalize('NFD')[0]!.replace('ł', 'l'))
}
