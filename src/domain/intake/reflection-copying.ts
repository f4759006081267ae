import { wordsOf } from './reflection-answers.ts'

/** A text that every student was given, ready for comparison. */
export interface Template {
  text: string
  fiveGrams: Set<string>
}

/** The share of an answer's five-word sequences that makes it a copy, and the length from which sequences count. */
const copied = { share: 0.7, minWords: 8 }

/** The same few texts come with every hand-in. */
const known = new Map<string, Template>()
const maxKnown = 200

export function templateOf(given: string): Template {
  const before = known.get(given)
  if (before) return before
  if (known.size >= maxKnown) known.clear()
  const words = wordsOf(given)
  const template = { text: words.join(' '), fiveGrams: new Set(fiveGrams(words)) }
  known.set(given, template)
  return template
}

/**
 * Whether the words of an answer come from a template: seventy per cent of their five-word sequences, or all of them in
 * an answer of under eight words (docs/reference/policy.md#reflection-gate, 3).
 */
export function isCopied(words: string[], templates: Template[]): boolean {
  if (!words.length) return false
  if (words.length < copied.minWords) return templates.some(({ text }) => text === words.join(' '))
  const own = fiveGrams(words)
  return templates.some(
    ({ fiveGrams }) => own.filter((sequence) => fiveGrams.has(sequence)).length / own.length >= copied.share,
  )
}

const fiveGrams = (words: string[]) => words.slice(4).map((_, index) => words.slice(index, index + 5).join(' '))
