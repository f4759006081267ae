import type { FieldProblem } from '../error.ts'
import type { AiUse, Reflection } from './reflection.ts'

/** What a reflection is compared with: texts every student was given, and the student's own statements elsewhere. */
export interface GateContext {
  /** The brief, the help text, the worked example. */
  templates: string[]
  /** Long answers of the same student's reflections on *other* assessments. */
  earlierAnswers: string[]
}

/** The worked example shown beside the form; copying it is not an account of one's own work. */
export const workedExample =
  'I asked the tool to explain the two theories in simpler words because the textbook chapter confused me. I compared each explanation with the chapter and corrected one date before I used the idea in my own words.'

const placeholders = new Set([
  'n a',
  'na',
  'none',
  'nothing',
  'test',
  'testing',
  'todo',
  'tbc',
  'tbd',
  'lorem ipsum',
  'asdf',
  'xxx',
  'blah blah blah',
  'lorem ipsum dolor',
  'lorem ipsum dolor sit amet',
])
const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

const wordsOf = (text: string) =>
  [...segmenter.segment(text.normalize('NFKC').toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
const plain = (text: string) => wordsOf(text).join(' ')

/** A long answer of a reflection as it was written, under the name it has in JSON. */
interface Written {
  field: string
  text: string
  required: boolean
  minWords: number
}

interface Answer extends Written {
  /** In lower case, without punctuation. */
  words: string[]
}

/** Finding words costs more than the rest of the gate together, so it is done once for each reflection. */
const answersKnown = new WeakMap<Reflection, Answer[]>()

function answersOf(reflection: Reflection): Answer[] {
  const answers =
    answersKnown.get(reflection) ??
    writtenIn(reflection).map((written) => ({ ...written, words: wordsOf(written.text) }))
  answersKnown.set(reflection, answers)
  return answers
}

function writtenIn(reflection: Reflection): Written[] {
  const long = (field: string, text: string, required = true, minWords = 3) => ({ field, text, required, minWords })
  if (!reflection.aiUsed) {
    return [long('whyNot', reflection.whyNot, true, 1), long('priorLearning', reflection.priorLearning)]
  }
  return [
    ...reflection.uses.flatMap((use, index) => [
      long(`uses[${index}].how`, use.how),
      long(`uses[${index}].why`, use.why),
      long(`uses[${index}].verification`, use.verification ?? '', use.outputUsed !== 'none'),
      long(`uses[${index}].provenanceNote`, use.provenanceNote ?? '', needsProvenance(use)),
      long(`uses[${index}].personalDataNote`, use.personalDataNote ?? '', use.personalData === 'others'),
    ]),
    long('criticalReflection', reflection.criticalReflection),
    long('priorLearning', reflection.priorLearning),
  ]
}

/** Where the origin of material matters for copyright (point `verify_output`). */
const needsProvenance = ({ purpose }: AiUse) => ['images_media', 'code', 'data_analysis'].includes(purpose)

/** The long answers of a reflection, for comparison with those of another assessment. */
export const longAnswers = (reflection: Reflection): string[] =>
  writtenIn(reflection)
    .filter(({ field, text }) => field !== 'whyNot' && text.trim())
    .map(({ text }) => text)

/**
 * The reflection gate. Exactly three causes stop a hand-in (policy sheet §3): an answer that is empty, duplicated, or
 * copied from what every student was given. Style, grammar and length are never judged.
 */
export function reflectionProblems(reflection: Reflection, context: GateContext): FieldProblem[] {
  const answers = answersOf(reflection)
  const earlier = new Set(context.earlierAnswers.map(plain))
  const templates = context.templates.map(templateOf)
  return answers.flatMap((answer) => {
    const problem = emptiness(answer) ?? duplication(answer, answers, earlier) ?? copying(answer, templates)
    return problem ? [{ field: `reflection.${answer.field}`, ...problem }] : []
  })
}

/** Friendly suggestions that never stop anybody: recommended lengths of the policy sheet. */
export function reflectionHints(reflection: Reflection): FieldProblem[] {
  const recommended: Record<string, number> = { how: 40, why: 25, verification: 25, priorLearning: 25 }
  return answersOf(reflection).flatMap(({ field, words, required }) => {
    const wished = recommended[field.split('.').at(-1)!] ?? 0
    if (!required || words.length >= wished) return []
    return [
      {
        field: `reflection.${field}`,
        problem: 'A little more detail would help your tutor to follow what you did.',
        expected: `About ${wished} words is usual; shorter is accepted.`,
      },
    ]
  })
}

function emptiness({ text, words, required, minWords }: Answer) {
  if (!text.trim()) {
    return required
      ? { problem: 'This part is still empty.', expected: 'A sentence or two in your own words, in any language.' }
      : null
  }
  if (new Set(words).size >= minWords && !placeholders.has(words.join(' '))) return null
  return {
    problem: 'This reads like a placeholder rather than an answer.',
    expected: minWords > 1 ? `At least ${minWords} different words of your own.` : 'A short reason in your own words.',
  }
}

function duplication({ field, words }: Answer, answers: Answer[], earlier: Set<string>) {
  const text = words.join(' ')
  if (!text || field === 'whyNot') return null
  const part = (path: string) => path.split('.').at(-1)
  const first = answers.find((other) => other.words.join(' ') === text)!
  if (part(first.field) !== part(field)) {
    return {
      problem: `This is the same text as “${first.field}”.`,
      expected: 'A different answer: each question asks about something else.',
    }
  }
  return earlier.has(text)
    ? {
        problem: 'This is the same text as in your reflection for another assessment.',
        expected: 'What was true of this piece of work.',
      }
    : null
}

interface Template {
  text: string
  grams: Set<string>
}

/** The same few texts come with every hand-in. */
const templatesKnown = new Map<string, Template>()

function templateOf(template: string): Template {
  const known = templatesKnown.get(template)
  if (known) return known
  if (templatesKnown.size >= 200) templatesKnown.clear()
  const words = wordsOf(template)
  const made = { text: words.join(' '), grams: new Set(fiveGrams(words)) }
  templatesKnown.set(template, made)
  return made
}

/** Seventy per cent of the five-word sequences (policy sheet §3); under eight words only full equality counts. */
function copying({ words }: Answer, templates: Template[]) {
  if (!words.length) return null
  const copied =
    words.length < 8
      ? templates.some(({ text }) => text === words.join(' '))
      : templates.some(({ grams }) => shareOf(words, grams) >= 0.7)
  return copied
    ? {
        problem: 'Most of this wording comes from the brief, the help text or the worked example.',
        expected: 'Your own words about what you did.',
      }
    : null
}

function shareOf(words: string[], known: Set<string>) {
  const own = fiveGrams(words)
  return own.filter((gram) => known.has(gram)).length / own.length
}

const fiveGrams = (words: string[]) => words.slice(4).map((_, index) => words.slice(index, index + 5).join(' '))
