import type { FieldProblem } from '../error.ts'
import type { Reflection } from './reflection.ts'
import { type Answer, answersOf, fingerprintOf } from './reflection-answers.ts'
import { isCopied, templateOf } from './reflection-copying.ts'

/** What a reflection is compared with: texts every student was given, and the student's own statements elsewhere. */
export interface GateContext {
  /** The brief, the help text, the worked example. */
  templates: string[]
  /** Fingerprints of the answers in the same student's reflections on *other* assessments (`answerFingerprints`). */
  earlierAnswers: string[]
}

/** The worked example shown beside the form; copying it is not an account of one's own work. */
export const workedExample =
  'I asked the tool to explain the two theories in simpler words because the textbook chapter confused me. I compared each explanation with the chapter and corrected one date before I used the idea in my own words.'

/** Answers that stand for one and say nothing, in lower case and without punctuation. */
const placeholders = new Set([
  ...['n a', 'na', 'none', 'nothing', 'test', 'testing', 'todo', 'tbc', 'tbd', 'asdf', 'xxx', 'blah blah blah'],
  ...['lorem ipsum', 'lorem ipsum dolor', 'lorem ipsum dolor sit amet'],
])

/** How many words are usual, by the last part of the answer's name; fewer are accepted. */
const usualWords: Record<string, number> = { how: 40, why: 25, verification: 25, priorLearning: 25 }

type Problem = Omit<FieldProblem, 'field'>

/**
 * The reflection gate (docs/reference/policy.md#reflection-gate). Exactly three causes stop a hand-in: an answer that is
 * empty, duplicated, or copied from what every student was given. Style, grammar and length are never judged.
 */
export function reflectionProblems(reflection: Reflection, context: GateContext): FieldProblem[] {
  const answers = answersOf(reflection)
  const earlier = new Set(context.earlierAnswers)
  const firstOf = firstByWording(answers)
  const templates = context.templates.map(templateOf)
  return answers.flatMap((answer) => {
    const problem =
      emptiness(answer) ?? duplication(answer, firstOf, earlier) ?? (isCopied(answer.words, templates) ? copying : null)
    return problem ? [{ field: `reflection.${answer.field}`, ...problem }] : []
  })
}

/** Friendly suggestions that never stop a hand-in: answers that are shorter than usual. */
export function reflectionHints(reflection: Reflection): FieldProblem[] {
  return answersOf(reflection).flatMap(({ field, words, required }) => {
    const usual = usualWords[lastPart(field)] ?? 0
    if (!required || words.length >= usual) return []
    return [
      {
        field: `reflection.${field}`,
        problem: 'A little more detail would help your tutor to follow what you did.',
        expected: `About ${usual} words is usual; shorter is accepted.`,
      },
    ]
  })
}

function emptiness({ text, words, wording, required, minWords }: Answer): Problem | null {
  if (!text.trim()) {
    return required
      ? { problem: 'This part is still empty.', expected: 'A sentence or two in your own words, in any language.' }
      : null
  }
  if (new Set(words).size >= minWords && !placeholders.has(wording)) return null
  return {
    problem: 'This reads like a placeholder rather than an answer.',
    expected: minWords > 1 ? `At least ${minWords} different words of your own.` : 'A short reason in your own words.',
  }
}

/** The same answer to two different questions, or the answer that another assessment got already. */
function duplication({ field, wording }: Answer, firstOf: Map<string, Answer>, earlier: Set<string>): Problem | null {
  if (!wording || field === 'whyNot') return null
  const first = firstOf.get(wording)!
  if (lastPart(first.field) !== lastPart(field)) {
    return {
      problem: `This is the same text as “${first.field}”.`,
      expected: 'A different answer: each question asks about something else.',
    }
  }
  return earlier.has(fingerprintOf(wording))
    ? {
        problem: 'This is the same text as in your reflection for another assessment.',
        expected: 'What was true of this piece of work.',
      }
    : null
}

/** The first answer of each wording. */
const firstByWording = (answers: Answer[]) => new Map(answers.toReversed().map((answer) => [answer.wording, answer]))

const copying: Problem = {
  problem: 'Most of this wording comes from the brief, the help text or the worked example.',
  expected: 'Your own words about what you did.',
}

const lastPart = (field: string) => field.split('.').at(-1)!
