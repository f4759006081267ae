import { detect } from 'tinyld'
import { closedClass } from './closed-class.ts'

const sample = 3000
const grammar = new Set(closedClass)
/** English prose has 40–60 % closed-class words; other languages share a few of their spellings by chance. */
const leastGrammar = 0.3

/**
 * Whether a text is English. Where the language detector says otherwise, the share of English grammar words decides:
 * technical terms and names mislead it, and a learner's English must not be turned away for its spelling.
 */
export function isEnglish(text: string): boolean {
  const start = text.slice(0, sample)
  return detect(start) === 'en' || grammarShare(start) >= leastGrammar
}

function grammarShare(text: string) {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.filter((word) => grammar.has(word)).length / Math.max(1, words.length)
}
