import type { FieldProblem } from '../error.ts'
import { limits } from '../limits.ts'
import type { Reflection } from './reflection.ts'
import { answerFingerprints } from './reflection-answers.ts'
import { reflectionHints, reflectionProblems } from './reflection-gate.ts'
import { readReflection } from './reflection-shape.ts'

/** What a reflection is checked against. */
export interface CheckedAgainst {
  /** `YYYY-MM-DD`. */
  today: string
  /** Texts that every student was given. */
  templates: string[]
  /** The fingerprints of the same student's answers for other assessments. */
  earlierAnswers: string[]
}

/** A reflection that can be accepted, the fingerprints that are kept of it, and suggestions that stop nothing. */
export interface AcceptableReflection {
  reflection: Reflection
  fingerprints: string[]
  hints: FieldProblem[]
}

/** A reflection that can be accepted, or the fields that have to change. */
export type CheckedReflection = AcceptableReflection | { problems: FieldProblem[] }

/**
 * The reflection gate: its size, its shape, and of all that could be read the three causes of
 * docs/reference/policy.md#reflection-gate. Its work grows with the reflection alone, however much came before.
 */
export function checkedReflection(sent: unknown, { today, ...context }: CheckedAgainst): CheckedReflection {
  const tooLong = lengthProblem(sent)
  if (tooLong) return { problems: [tooLong] }
  const read = readReflection(sent, today)
  const shape = 'problems' in read ? read.problems : []
  const readable = 'problems' in read ? read.readable : read.reflection
  const content = readable ? reflectionProblems(readable, context) : []
  const problems = [...shape, ...content.filter(({ field }) => !shape.some((other) => other.field === field))]
  if ('problems' in read || problems.length) return { problems: problems.slice(0, limits.problems) }
  const { reflection } = read
  return { reflection, fingerprints: answerFingerprints(reflection), hints: reflectionHints(reflection) }
}

function lengthProblem(sent: unknown): FieldProblem | null {
  const bytes = Buffer.byteLength(typeof sent === 'string' ? sent : (JSON.stringify(sent) ?? ''))
  if (bytes <= limits.reflectionBytes) return null
  return {
    field: 'reflection',
    problem: `The reflection is too long: all answers together take ${Math.ceil(bytes / 1024)} KB.`,
    expected: `At most ${limits.reflectionBytes / 1024} KB, which is some 10,000 words. What is longer can be handed in as a part of the work.`,
  }
}
