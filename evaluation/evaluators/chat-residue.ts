import { UnreadableData } from '../../bench/rows.ts'
import { chatResidue } from '../../src/detectors/chat-residue/detector.ts'
import { plainDocument } from '../../src/domain/screening/document.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import type { ResidueRow } from '../sets/residue/residue.ts'
import { ratio } from './counting.ts'
import { residueByKind } from './residue-kinds.ts'
import { shortestText, textsIn } from './texts-in.ts'

/** What is put into the midst of each text, and the rule that should point at it. */
const traces: { rule: string; trace: string }[] = [
  { rule: 'chat-markup', trace: ' citeturn0search4 ' },
  { rule: 'chat-markup', trace: ':contentReference[oaicite:1]{index=1} ' },
  { rule: 'tracking-link', trace: ' (https://www.example.com/a?utm_source=chatgpt.com) ' },
  { rule: 'assistant-phrase', trace: ' As of my last knowledge update, this was so. ' },
  { rule: 'placeholder', trace: ' [Insert example here] ' },
]

/**
 * Measures `chat-residue` on human work: every text of a row, as it is, should raise nothing; with a trace put in its
 * midst, the trace’s rule should point at it. Reads any file whose rows hold student texts.
 */
export const chatResidueEvaluator: Evaluator = {
  detector: chatResidue.id,

  async evaluate({ rows, progress }) {
    if (rows[0]?.set === 'residue') return generated(rows as ResidueRow[])
    const rules: Record<string, number> = {}
    const found: Record<string, number> = {}
    const predictions: Row[] = []
    let texts = 0
    let flagged = 0
    for (const [index, row] of rows.entries()) {
      const findings = textsIn(row).map(findingsIn)
      for (const { ruleId } of findings.flat()) rules[ruleId] = (rules[ruleId] ?? 0) + 1
      texts += findings.length
      flagged += findings.filter((own) => own.length > 0).length
      for (const text of textsIn(row)) {
        for (const { rule, trace } of traces) found[rule] = (found[rule] ?? 0) + Number(isFound(text, rule, trace))
      }
      predictions.push({ id: row.id ?? index + 1, findings: findings.flat() })
      progress(index + 1, rows.length)
    }
    if (texts === 0) throw new UnreadableData(`No row holds a text of ${shortestText} characters or more.`)
    const shares = Object.fromEntries(
      Object.entries(found).map(([rule, times]) => [rule, ratio(times, texts * timesOf(rule))]),
    )
    const { id, version } = chatResidue
    return {
      metrics: {
        detector: id,
        version,
        texts,
        flagged,
        flaggedShare: ratio(flagged, texts),
        rules,
        foundShare: shares,
      },
      predictions,
    }
  },
}

function generated(rows: ResidueRow[]) {
  const { id, version } = chatResidue
  const byKind = residueByKind(rows, (text) => findingsIn(text).length > 0)
  const predictions = rows.map((row) => ({ id: row.id, findings: findingsIn(row.text) }))
  return { metrics: { detector: id, version, n: rows.length, byKind }, predictions }
}

function timesOf(rule: string): number {
  return traces.filter((trace) => trace.rule === rule).length
}

function isFound(text: string, rule: string, trace: string): boolean {
  const middle = text.indexOf(' ', text.length >> 1)
  const at = middle < 0 ? text.length : middle
  const altered = text.slice(0, at) + trace + text.slice(at)
  return findingsIn(altered).some(
    ({ ruleId, start, end }) => ruleId === rule.toUpperCase() && start >= at && end <= at + trace.length,
  )
}

function findingsIn(text: string) {
  const opinion = chatResidue.detect({
    document: plainDocument(text),
    reflection: null,
    brief: '',
    clauses: {},
    pseudonym: '-',
  })
  if (opinion instanceof Promise || !('flags' in opinion)) return []
  return opinion.flags.flatMap(({ rule, severity, evidence }) =>
    evidence.flatMap((place) =>
      place.in === 'text' ? [{ ruleId: rule.toUpperCase(), severity, start: place.start, end: place.end }] : [],
    ),
  )
}
