import { UnreadableData } from '../../bench/rows.ts'
import { aiAuthorCitation } from '../../src/detectors/ai-author-citation/detector.ts'
import { lexicon } from '../../src/detectors/ai-tools/lexicon.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import type { Counter } from './citations/counter.ts'
import { entries } from './citations/entries.ts'
import { languages } from './citations/languages.ts'
import { lists } from './citations/lists.ts'
import { pairs } from './citations/pairs.ts'
import { records } from './citations/records.ts'
import { snippets } from './citations/snippets.ts'
import { texts } from './citations/texts.ts'

/**
 * Measures `ai-author-citation` on whole works with lists in files of three kinds, rendered entries, damaged entries, pieces of work, pairs, structured records and
 * whole texts. Each row is counted by the first format that can read it.
 */
export const aiAuthorCitationEvaluator: Evaluator = {
  detector: aiAuthorCitation.id,

  async evaluate({ rows, progress }) {
    const counters: Counter[] = [lists(), languages(), entries(), snippets(), pairs(), records(), texts()]
    const predictions: Row[] = []
    for (const [index, row] of rows.entries()) {
      const counter = counters.find(({ reads }) => reads(row))
      if (!counter) throw new UnreadableData(`Row ${index + 1} is in none of the known citation formats.`)
      predictions.push(...(await counter.add(row)))
      progress(index + 1, rows.length)
    }
    const metrics = Object.fromEntries(counters.flatMap((one) => (one.rows() > 0 ? [[one.name, one.metrics()]] : [])))
    const { id, version } = aiAuthorCitation
    return { metrics: { detector: id, version, lexicon: lexicon.version, ...metrics }, predictions }
  },
}
