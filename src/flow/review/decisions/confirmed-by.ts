import type { Decision, DecisionEvidence } from '../../../domain/review/decision.ts'

/** The decision with the person who confirmed each piece of evidence: what they saw, and the flags they say to have looked at. */
export function confirmedBy(personId: string, decision: Decision): Decision {
  const named = (item: DecisionEvidence): DecisionEvidence =>
    'flagId' in item && item.confirmed !== true ? item : { ...item, confirmedBy: personId }
  return {
    ...decision,
    evidence: decision.evidence.map(named),
    points: decision.points.map((point) => ({ ...point, evidence: point.evidence.map(named) })),
  }
}
