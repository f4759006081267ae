import { UnreadableData } from '../../bench/rows.ts'
import { reflectionConsistency } from '../../src/detectors/reflection-consistency/detector.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import { pairs } from './citations/pairs.ts'

/** Measures `reflection-consistency`, together with `ai-author-citation` as the pairs’ gold sets are. */
export const reflectionConsistencyEvaluator: Evaluator = {
  detector: reflectionConsistency.id,

  async evaluate({ rows, progress }) {
    const counter = pairs()
    const predictions: Row[] = []
    for (const [index, row] of rows.entries()) {
      if (!counter.reads(row)) throw new UnreadableData(`Row ${index + 1} is not a pair of reflection and body.`)
      predictions.push(...(await counter.add(row)))
      progress(index + 1, rows.length)
    }
    const { id, version } = reflectionConsistency
    return { metrics: { detector: id, version, pairs: counter.metrics() }, predictions }
  },
}
