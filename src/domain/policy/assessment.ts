import { type TimeZone, timeInWords } from '../dates/zone.ts'
import { DomainError, type FieldProblem } from '../error.ts'
import { type Purpose, purposes } from '../intake/reflection.ts'
import type { ClauseNumbers } from './points.ts'

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

/** What a level allows unless the assessment says otherwise (recommended defaults; the first four are those of the point `legitimate_use`). */
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
 * Refuses an assessment that could not be fair: no guidance (point `clear_guidelines`), or a level that departs from the
 * point `own_work` without a reason and an approver. Sentences name the clauses of the policy in force. Throws
 * INVALID_INPUT naming each field.
 */
export function checkAssessment(assessment: NewAssessment, clauses: ClauseNumbers): void {
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
      problem: clauses.own_work
        ? `Levels 4 and 5 depart from clause ${clauses.own_work} of the policy.`
        : 'Levels 4 and 5 let AI make what is handed in.',
      expected: 'A reason and the name of the person who approved it.',
    })
  }
  if (assessment.opensAt && assessment.dueAt && assessment.dueAt <= assessment.opensAt) {
    problems.push({ field: 'dueAt', problem: 'The due date is before the opening.', expected: 'A later date.' })
  }
  if (problems.length) throw new DomainError('INVALID_INPUT', 'The assessment cannot be published yet.', problems)
}

/** What a person who sets assessments should think about again; it never stops them (points `clear_guidelines`, `no_outright_ban`). */
export function assessmentWarnings(
  assessment: Pick<NewAssessment, 'aiLevel' | 'supervised' | 'opensAt'>,
  publishedAt: Date,
  clauses: ClauseNumbers,
): string[] {
  const warnings: string[] = []
  if (assessment.aiLevel === 1 && !assessment.supervised) {
    const ban = clauses.no_outright_ban
    warnings.push(
      `Level 1 without supervision is hard to keep; the authors of the scale advise against it.${ban ? ` Clause ${ban} of the policy says that a ban is unlikely to work.` : ''}`,
    )
  }
  const opens = assessment.opensAt
  if (opens && opens.getTime() - publishedAt.getTime() < 7 * 86_400_000) {
    const clear = clauses.clear_guidelines
    warnings.push(
      `The expectations are published less than seven days before the assessment opens${clear ? ` (clause ${clear} of the policy)` : ''}.`,
    )
  }
  return warnings
}

/** Refuses what is only for an assessment that has opened. Throws NOT_ALLOWED. */
export function checkOpen({ opensAt }: { opensAt: Date | null }, now: Date, zone: TimeZone): void {
  if (opensAt && opensAt > now) {
    throw new DomainError('NOT_ALLOWED', `This assessment opens on ${timeInWords(opensAt, zone)}.`)
  }
}
