import { authorship } from '../../src/detectors/authorship/detector.ts'
import { isEnglish } from '../../src/detectors/reading/prose/language.ts'
import { runningProse } from '../../src/detectors/reading/prose/running-prose.ts'
import { plainDocument } from '../../src/domain/screening/document.ts'
import { groupBy } from '../authorship/learning/reference-text.ts'
import type { Row } from '../evaluator.ts'
import { ratio } from './counting.ts'

/**
 * Texts without earlier work by their writers: nothing may be said about any of them. What differs between groups is
 * only whether the language gate takes a text for English, which must not depend on who wrote it.
 */
export async function measureTextsAlone(rows: Row[], progress: (done: number, total: number) => void) {
  const predictions: (Row & { writer: string; source: string; english: boolean; abstained: boolean })[] = []
  for (const [index, { id = index + 1, text, writer, source }] of rows.entries()) {
    const opinion = await authorship.detect({
      document: plainDocument(String(text)),
      reflection: null,
      brief: '',
      clauses: {},
      pseudonym: 'evaluation',
    })
    predictions.push({
      id,
      writer: String(writer ?? 'unknown'),
      source: String(source ?? 'unknown'),
      english: isEnglish(runningProse(String(text)).text),
      abstained: 'skipped' in opinion,
      flagged: 'flags' in opinion && opinion.flags.length > 0,
    })
    progress(index + 1, rows.length)
  }
  const share = (members: typeof predictions) => ({
    n: members.length,
    abstained: members.filter(({ abstained }) => abstained).length,
    takenForEnglish: ratio(members.filter(({ english }) => english).length, members.length),
  })
  const by = (key: 'writer' | 'source') =>
    Object.fromEntries([...groupBy(predictions, (one) => one[key])].map(([name, members]) => [name, share(members)]))
  return { metrics: { ...share(predictions), byWriter: by('writer'), bySource: by('source') }, predictions }
}
