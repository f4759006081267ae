import { createRequire } from 'node:module'
import { closedClass } from './closed-class.ts'

const sample = 3000
const grammar = new Set(closedClass)
/** English prose has 40–60 % closed-class words; other languages share a few of their spellings by chance. */
const leastGrammar = 0.3

/**
 * Whether a text is English, by its share of English grammar words. Only a text that has few is shown to the language
 * detector: technical terms and names mislead it, and a learner's English must not be turned away for its spelling.
 */
export function isEnglish(text: string): boolean {
  const start = text.slice(0, sample)
  return grammarShare(start) >= leastGrammar || languageDetector().detect(start) === 'en'
}

/** Loaded when it is needed, because it is large and that is seldom. */
const languageDetector = () => createRequire(import.meta.url)('tinyld') as typeof import('tinyld')

function grammarShare(text: string) {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  return words.filter((word) => grammar.has(word)).length / Math.max(1, words.length)
}
