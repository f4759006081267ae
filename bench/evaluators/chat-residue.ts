import { chatResidue } from '../../src/detectors/chat-residue/detector.ts'
import { plainDocument } from '../../src/domain/document.ts'
import type { Evaluator, Row } from '../evaluator.ts'
import { UnreadableData } from '../rows.ts'
import { ratio } from './counting.ts'

/** Shorter strings in a row are identifiers, not student work. */
const shortest = 200

/**
 * Measures `chat-residue` on human work: every text of a row is screened and should raise nothing. Reads any file whose
 * rows hold student texts, directly or in lists.
 */
export const chatResidueEvaluator: Evaluator = {
  detector: chatResidue.id,

  async evaluate({ rows, progress }) {
    const rules: Record<string, number> = {}
    const predictions: Row[] = []
    let texts = 0
    let flagged = 0
    for (const [index, row] of rows.entries()) {
      const own = textsIn(row)
      const findings = own.flatMap((text) => findingsIn(text))
      for (const { ruleId } of findings) rules[ruleId] = (rules[ruleId] ?? 0) + 1
      texts += own.length
      flagged += own.filter((text) => findingsIn(text).length > 0).length
      predictions.push({ id: row.id ?? index + 1, findings })
      progress(index + 1, rows.length)
    }
    if (texts === 0) throw new UnreadableData(`No row holds a text of ${shortest} characters or more.`)
    const { id, version } = chatResidue
    return {
      metrics: { detector: id, version, texts, flagged, flaggedShare: ratio(flagged, texts), rules },
      predictions,
    }
  },
}

function findingsIn(text: string) {
  const opinion = chatResidue.detect({
    document: plainDocument(text),
    reflection: null,
    brief: '',
    pseudonym: 'evaluation',
  })
  if (opinion instanceof Promise || !('flags' in opinion)) return []
  return opinion.flags.flatMap(({ rule, severity, evidence }) =>
    evidence.flatMap((place) =>
      place.in === 'text' ? [{ ruleId: rule.toUpperCase(), severity, start: place.start, end: place.end }] : [],
    ),
  )
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= shortest ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsIn)
}
