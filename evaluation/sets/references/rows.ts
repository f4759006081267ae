import { seeded } from '../../authorship/learning/seeded.ts'
import type { Row } from '../../evaluator.ts'
import { docxOf, pdfOf } from '../lists/files.ts'
import { layouts } from '../lists/layouts.ts'
import { pickFrom } from '../lists/pick.ts'
import { faults } from './faults.ts'
import { type CitedWork, citedWorks } from './works.ts'

/** A work with its list, as a file; `gold` is the rule that should be raised, empty for an honest work. */
export interface ReferencesRow extends Row {
  id: string
  set: 'references'
  file: 'text' | 'docx' | 'pdf'
  content: string
  gold: string
}

/** Honest works in every style, layout and file, and the same with one fault each as plain text. */
export async function referencesRows(each: number): Promise<ReferencesRow[]> {
  const rows: ReferencesRow[] = []
  for (const [number, work] of citedWorks(each).entries()) {
    const row = (file: ReferencesRow['file'], content: string, gold = '') =>
      rows.push({
        id: `${work.style}-${number}-${file}${gold && `-${rows.length}`}`,
        set: 'references',
        file,
        content,
        gold,
      })
    row('text', printed(work, number))
    row('docx', docxOf(work, number).toString('base64'))
    row('pdf', (await pdfOf(work, number)).toString('base64'))
    for (const [kind, { rule, plant }] of faults.entries()) {
      const planted = plant(work, pickFrom(seeded(number * 31 + kind)))
      if (planted) row('text', printed(planted, 0), rule)
    }
  }
  return rows
}

const printed = (work: CitedWork, number: number) => layouts[number % layouts.length]!.print(work)
