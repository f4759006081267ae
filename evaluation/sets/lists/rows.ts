import type { Row } from '../../evaluator.ts'
import { docxOf, pdfOf, winAnsi } from './files.ts'
import { layouts } from './layouts.ts'
import { listedWorks } from './works.ts'

/** One whole work as a file, with what its list holds. */
export interface ListRow {
  id: string
  set: 'reference-lists'
  style: string
  file: 'text' | 'docx' | 'pdf'
  layout: string
  /** The text, or the bytes in base 64. */
  content: string
  entries: string[]
  tools: { entry: number; name: string }[]
}

/** `each` works in every style, each of them as a plain text in one layout, as a DOCX and as a PDF. */
export async function listRows(each: number): Promise<(Row & ListRow)[]> {
  const rows: (Row & ListRow)[] = []
  for (const [number, work] of listedWorks(each).entries()) {
    const { style, entries, tools } = work
    const layout = layouts[number % layouts.length]!
    const own = (file: ListRow['file'], content: string, named: string, texts = entries) => ({
      id: `${style}-${number}-${file}`,
      set: 'reference-lists' as const,
      ...{ style, file, layout: named, content, entries: texts, tools },
    })
    rows.push(own('text', layout.print(work), layout.name))
    rows.push(own('docx', docxOf(work, number).toString('base64'), `docx ${number % 5}`))
    rows.push(own('pdf', (await pdfOf(work, number)).toString('base64'), `pdf ${number % 5}`, entries.map(winAnsi)))
  }
  return rows
}
