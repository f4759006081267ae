import type { Finding } from '../../../src/detectors/ai-author-citation/finding.ts'
import type { Label } from '../counting.ts'

/** One place as the annotated data writes it. */
export interface Place {
  ruleId: string
  severity: string
  start: number
  end: number
}

/** Findings in the names of the annotated data, citations in the text listed on their own, in order of place. */
export function places(findings: Finding[]): Place[] {
  return findings
    .flatMap((finding) => [finding, ...finding.linked])
    .map(({ rule, severity, start, end }) => ({
      ruleId: rule.toUpperCase(),
      severity: severity === 'conflict' ? 'violation' : severity,
      start,
      end,
    }))
    .sort((a, b) => a.start - b.start)
}

/** The label of a row: the worst severity among its findings. */
export function worst(findings: Place[]): Label {
  if (findings.some(({ severity }) => severity === 'violation')) return 'violation'
  return findings.some(({ severity }) => severity === 'check') ? 'check' : 'ok'
}
