import { DomainError, type FieldProblem } from '../error.ts'
import { type Purpose, purposes } from '../intake/reflection.ts'

/** The AI Assessment Scale, version 2 (Perkins, Furze, Roe & MacVaugh): what a level is called. */
export const aiLevels = {
  1: 'No AI',
  2: 'AI Planning',
  3: 'AI Collaboration',
  4: 'Full AI',
  5: 'AI Exploration',
} as const
export type AiLevel = keyof typeof aiLevels

const planning: Purpose[] = [
  'understand_sources',
  'extract_findings',
  'unblock_ideas',
  'grammar',
  'outline',
  'find_sources',
]
const collaboration: Purpose[] = [...planning, 'feedback', 'rewrite', 'translate', 'code']

/** Spelling, grammar and assistive technology stay allowed at every level, as agreed adjustments do. */
const always: Purpose[] = ['grammar', 'accessibility']

/** What a level allows unless the assessment says otherwise (recommended defaults; the first four are policy 4.3(1)). */
export function defaultPurposes(level: AiLevel): Purpose[] {
  if (level === 1) return always
  if (level === 2) return [...planning, 'accessibility']
  if (level === 3) return [...collaboration, 'accessibility']
  return [...purposes]
}

export interface NewAssessment {
  title: string
  brief: string
  aiLevel: AiLevel
  guidance: string
  allowedPurposes?: Purpose[]
  outcomes?: string[]
  opensAt?: Date
  dueAt?: Date
  supervised?: boolean
  levelReason?: string
  levelApprover?: string
  anonymous?: boolean
  /** Share of unflagged work that a person reads all the same, 0 to 1. */
  sampleRate?: number
  /** How long a student has to answer a disclosure, in days. */
  responseDays?: number
}

/**
 * Refuses an assessment that could not be fair: no guidance (policy 4.2, “clear guidelines … must be set”), or a level
 * that departs from clause 4.3(3) without a reason and an approver. Throws INVALID_INPUT naming each field.
 */
export function checkAssessment(assessment: NewAssessment): void {
  const problems: FieldProblem[] = []
  if (!assessment.guidance.trim()) {
    problems.push({
      field: 'guidance',
      problem: 'Students need to know when and how they may use AI before they start.',
      expected: 'One or more sentences of guidance for this assessment.',
    })
  }
  if (assessment.aiLevel >= 4 && !(assessment.levelReason?.trim() && assessment.levelApprover?.trim())) {
    problems.push({
      field: assessment.levelReason?.trim() ? 'levelApprover' : 'levelReason',
      problem: 'Levels 4 and 5 depart from clause 4.3(3) of the policy.',
      expected: 'A reason and the name of the person who approved it.',
    })
  }
  if (assessment.opensAt && assessment.dueAt && assessment.dueAt <= assessment.opensAt) {
    problems.push({ field: 'dueAt', problem: 'The due date is before the opening.', expected: 'A later date.' })
  }
  if (problems.length) throw new DomainError('INVALID_INPUT', 'The assessment cannot be published yet.', problems)
}

/** What a person who sets assessments should think about again; it never stops them (clauses 4.2, 4.4). */
export function assessmentWarnings(assessment: NewAssessment, publishedAt: Date): string[] {
  const warnings: string[] = []
  if (assessment.aiLevel === 1 && !assessment.supervised) {
    warnings.push(
      'Level 1 without supervision is hard to keep; the authors of the scale advise against it. Clause 4.4 says that a ban is unlikely to be productive.',
    )
  }
  const opens = assessment.opensAt
  if (opens && opens.getTime() - publishedAt.getTime() < 7 * 86_400_000) {
    warnings.push('The expectations are published less than seven days before the assessment opens (clause 4.1).')
  }
  return warnings
}
