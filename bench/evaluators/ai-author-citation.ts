import { aiAuthorCitation } from '../../src/detectors/ai-author-citation/detector.ts'
import { lexicon } from '../../src/detectors/ai-author-citation/lexicon.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import { UnreadableData } from '../rows.ts'
import { type Counter, entries, pairs, records, snippets } from './citation-rows.ts'

/** Measures `ai-author-citation` on rendered entries, damaged entries, snippets, pairs and structured records. */
export const aiAuthorCitationEvaluator: Evaluator = {
  detector: aiAuthorCitation.id,

  async evaluate({ rows, progress }) {
    const counters: Counter[] = [entries(), snippets(), pairs(), records()]
    const predictions: Row[] = []
    for (const [index, row] of rows.entries()) {
      const counter = counters.find(({ reads }) => reads(row))
      if (!counter) throw new UnreadableData(`Row ${index + 1} is in none of the known citation formats.`)
      predictions.push(...counter.add(row))
      progress(index + 1, rows.length)
    }
    const metrics = Object.fromEntries(counters.flatMap((one) => (one.rows() > 0 ? [[one.name, one.metrics()]] : [])))
    return {
      metrics: {
        detector: aiAuthorCitation.id,
        version: aiAuthorCitation.version,
        lexicon: lexicon.version,
        ...metrics,
      },
      predictions,
    }
  },
}
