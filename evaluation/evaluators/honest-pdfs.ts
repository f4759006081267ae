import { hiddenPassages } from '../../src/detectors/hidden-text/hidden-passages.ts'
import { lookThrough } from '../../src/detectors/hidden-text/pdf/pages.ts'
import { replacedPassages } from '../../src/detectors/hidden-text/replaced-passages.ts'
import { plainDocument } from '../../src/domain/screening/document.ts'
import type { Row } from '../evaluator.ts'
import type { PdfRow } from '../sets/pdfs/rows.ts'
import { wilson } from './verification-metrics.ts'

/** How many PDFs in which nothing is hidden raise a `check`, and how many only a note. */
export async function honestPdfs(rows: PdfRow[]): Promise<{ metrics: Row; predictions: Row[] }> {
  const predictions: Row[] = []
  for (const { id, construction, content } of rows) {
    const sight = await lookThrough(Buffer.from(content, 'base64'))
    const document = { ...plainDocument(''), format: 'pdf' as const }
    const flags = [...hiddenPassages(document, sight), ...replacedPassages(document, sight)]
    predictions.push({ id, construction, severities: flags.map(({ severity }) => severity) })
  }
  const having = (severity: string) =>
    predictions.filter(({ severities }) => (severities as string[]).includes(severity)).length
  const checks = having('check')
  return {
    metrics: { pdfs: rows.length, checks, notes: having('info'), wilson: wilson(checks, rows.length) },
    predictions,
  }
}
