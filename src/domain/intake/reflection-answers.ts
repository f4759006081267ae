import { sha256Hex } from '../hash.ts'
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
  /** The words with a space between. */
  wording: string
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' })

/**
 * The words of a text in any language, in lower case and one form of each character (NFKC), without punctuation. No word
 * reaches over a blank, so the text is taken apart there first: the segmenter copies its whole input for each word, which
 * in one long text takes time and memory by the square of its length.
 */
export const wordsOf = (text: string): string[] =>
  (text.normalize('NFKC').toLowerCase().match(unbroken) ?? []).flatMap((piece) =>
    [...segmenter.segment(piece)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment),
  )

/** A stretch without a blank; of a longer one, as in Chinese, this much at a time. */
const unbroken = /\S{1,200}/gu

/** Finding words costs more than the rest of the gate together, so it is done once for each reflection. */
const known = new WeakMap<Reflection, Answer[]>()

/** The long answers of a reflection with their words. */
export function answersOf(reflection: Reflection): Answer[] {
  const answers = known.get(reflection) ?? writtenIn(reflection).map(answerOf)
  known.set(reflection, answers)
  return answers
}

function answerOf(written: Written): Answer {
  const words = wordsOf(written.text)
  return { ...written, words, wording: words.join(' ') }
}

/**
 * What is kept of a reflection's long answers for comparison with those of later ones: a fingerprint of each. Why no AI
 * was used may be the same everywhere.
 */
export const answerFingerprints = (reflection: Reflection): string[] => [
  ...new Set(
    answersOf(reflection)
      .filter(({ field, wording }) => field !== 'whyNot' && wording)
      .map(({ wording }) => fingerprintOf(wording)),
  ),
]

/** Sixteen hexadecimal digits that equal wordings share, and hardly any others. */
export const fingerprintOf = (wording: string): string => sha256Hex(wording).slice(0, 16)

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
