import { findCitations } from '../../../src/detectors/ai-author-citation/find.ts'
import { reflectionConsistency } from '../../../src/detectors/reflection-consistency/detector.ts'
import { plainDocument } from '../../../src/domain/screening/document.ts'
import { ratio } from '../counting.ts'
import { reflectionFrom } from '../reflection-from.ts'
import type { Counter } from './counter.ts'
import { type Place, places } from './places.ts'

/** A reflection beside a work: the rule ids of both detectors against the gold set, the two orphan rules left aside. */
export function pairs(): Counter {
  let rows = 0
  let exact = 0
  return {
    name: 'pairs',
    reads: (row) => typeof row.reflection === 'string' && typeof row.body === 'string',
    rows: () => rows,
    add(row) {
      const body = String(row.body)
      const findings = [...places(findCitations(body).findings), ...consistencyFindings(String(row.reflection), body)]
      const orphans = ['AI-INTEXT-NO-REF', 'AI-REF-NO-INTEXT']
      const given = new Set(findings.map(({ ruleId }) => ruleId).filter((rule) => !orphans.includes(rule)))
      const gold = new Set(row.gold as string[])
      rows++
      if (given.size === gold.size && [...given].every((rule) => gold.has(rule))) exact++
      return [{ id: row.id, findings }]
    },
    metrics: () => ({ rows, exact, exactShare: ratio(exact, rows) }),
  }
}

/** What `reflection-consistency` says about a sentence and a work. Evidence in the reflection has no place in the body. */
function consistencyFindings(sentence: string, body: string): Place[] {
  const reflection = reflectionFrom(sentence)
  const opinion = reflectionConsistency.detect({
    document: plainDocument(body),
    reflection,
    brief: '',
    clauses: {},
    pseudonym: '-',
  })
  if (opinion instanceof Promise || !('flags' in opinion)) return []
  return opinion.flags.map(({ rule, severity, evidence }) => {
    const place = evidence.find((one) => one.in === 'text')
    const { start, end } = place?.in === 'text' ? place : { start: 0, end: 0 }
    return { ruleId: rule.toUpperCase(), severity, start, end }
  })
}
