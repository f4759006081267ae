import { reflectionConsistency } from '../../src/detectors/reflection-consistency/detector.ts'
import { plainDocument } from '../../src/domain/document.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import { UnreadableData } from '../rows.ts'
import type { Place } from './citation-rows.ts'
import { pairs } from './citation-rows.ts'
import { reflectionFrom } from './reflection-from.ts'

/** What `reflection-consistency` says about a sentence and a work, in the sheet’s names. Evidence in the reflection has no place. */
export function consistencyFindings(sentence: string, body: string): Place[] {
  const opinion = reflectionConsistency.detect({
    document: plainDocument(body),
    reflection: reflectionFrom(sentence),
    brief: '',
    pseudonym: 'evaluation',
  })
  if (opinion instanceof Promise || !('flags' in opinion)) return []
  return opinion.flags.map(({ rule, severity, evidence }) => {
    const place = evidence.find((one) => one.in === 'text')
    return {
      ruleId: rule.toUpperCase(),
      severity,
      start: place?.in === 'text' ? place.start : 0,
      end: place?.in === 'text' ? place.end : 0,
    }
  })
}

/** Measures `reflection-consistency`, together with `ai-author-citation` as the pairs’ gold sets are. */
export const reflectionConsistencyEvaluator: Evaluator = {
  detector: reflectionConsistency.id,

  async evaluate({ rows, progress }) {
    const counter = pairs()
    const predictions: Row[] = []
    for (const [index, row] of rows.entries()) {
      if (!counter.reads(row)) throw new UnreadableData(`Row ${index + 1} is not a pair of reflection and body.`)
      predictions.push(...counter.add(row))
      progress(index + 1, rows.length)
    }
    const { id, version } = reflectionConsistency
    return { metrics: { detector: id, version, pairs: counter.metrics() }, predictions }
  },
}
