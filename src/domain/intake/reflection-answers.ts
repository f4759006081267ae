import type { AiUse, Reflection } from './reflection.ts'

/** A long answer of a reflection as it was written, under the name it has in JSON. */
interface Written {
  field: string
  text: string
  required: boolean
  minWords: number
}

export interface Answer extends Written {
  /** In lower case, without punctuation. */
  words: string[]
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/** The words of a text in any language, in lower case and one form of each character (NFKC), without punctuation. */
export const wordsOf = (text: string): string[] =>
  [...segmenter.segment(text.normalize('NFKC').toLowerCase())]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)

/** Finding words costs more than the rest of the gate together, so it is done once for each reflection. */
const known = new WeakMap<Reflection, Answer[]>()

/** The long answers of a reflection with their words. */
export function answersOf(reflection: Reflection): Answer[] {
  const answers =
    known.get(reflection) ?? writtenIn(reflection).map((written) => ({ ...written, words: wordsOf(written.text) }))
  known.set(reflection, answers)
  return answers
}

/** The long answers of a reflection, for comparison with those of another assessment. */
export const longAnswers = (reflection: Reflection): string[] =>
  writtenIn(reflection)
    .filter(({ field, text }) => field !== 'whyNot' && text.trim())
    .map(({ text }) => text)

function writtenIn(reflection: Reflection): Written[] {
  if (!reflection.aiUsed) {
    return [long('whyNot', reflection.whyNot, true, 1), long('priorLearning', reflection.priorLearning)]
  }
  return [
    ...reflection.uses.flatMap((use, index) => [
      long(`uses[${index}].how`, use.how),
      long(`uses[${index}].why`, use.why),
      long(`uses[${index}].verification`, use.verification, use.outputUsed !== 'none'),
      long(`uses[${index}].provenanceNote`, use.provenanceNote, needsProvenance(use)),
      long(`uses[${index}].personalDataNote`, use.personalDataNote, use.personalData === 'others'),
    ]),
    long('criticalReflection', reflection.criticalReflection),
    long('priorLearning', reflection.priorLearning),
  ]
}

const long = (field: string, text = '', required = true, minWords = 3): Written => ({ field, text, required, minWords })

/** Where the origin of material matters for copyright (point `verify_output`). */
const needsProvenance = ({ purpose }: AiUse) => ['images_media', 'code', 'data_analysis'].includes(purpose)
