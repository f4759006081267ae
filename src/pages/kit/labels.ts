import { clauseOrPractice } from '../../domain/policy/points.ts'
import type { Severity } from '../../domain/screening/detector.ts'
import { labels } from '../../language/catalogue/en/labels.ts'
import { createWords, type Words } from '../../language/words.ts'

export {
  concernLabels,
  findingLabels,
  groundLabels,
  outcomeLabels,
  referralLabels,
  reopeningLabels,
} from '../../domain/records/case-words.ts'

type LabelName = keyof typeof labels
type Kind = LabelName extends infer Name ? (Name extends `${infer K}.${string}` ? K : never) : never
type CodeOf<K extends Kind> = LabelName extends infer Name ? (Name extends `${K}.${infer Code}` ? Code : never) : never

/** The labels of a kind, by code, in one language: “status”, “role”, … */
export function labelsOf<K extends Kind>({ say }: Words, kind: K): Record<CodeOf<K>, string> {
  const names = Object.keys(labels).filter((name) => name.startsWith(`${kind}.`))
  return Object.fromEntries(names.map((name) => [name.slice(kind.length + 1), say(`labels.${name}` as never)])) as never
}

const english = createWords()['en-GB']
export const statusLabels = labelsOf(english, 'status')
export const statusMeaning = labelsOf(english, 'meaning')
export const outcomeMeaning = labelsOf(english, 'outcomeMeaning')
export const purposeLabels = labelsOf(english, 'purpose')
export const opinionLabels = labelsOf(english, 'opinion')
export const outputUseLabels = labelsOf(english, 'outputUse')
export const personalDataLabels = labelsOf(english, 'personalData')
export const otherToolLabels = labelsOf(english, 'otherTool')
export const roleLabels = labelsOf(english, 'role')
export const runLabels = labelsOf(english, 'run')
export const accessLabels = labelsOf(english, 'access')

export const severityLabel = (severity: Severity, clause: string | null) =>
  severity === 'conflict'
    ? english.say('labels.severity.conflict', { clause: clauseOrPractice(clause) })
    : english.say(`labels.severity.${severity}`)
