import type { Span } from '../../domain/screening/document.ts'

/** What follows a tool’s name in a reflection and is not part of it: `ChatGPT (GPT-5)`, `ChatGPT, free version`. */
const extra = / *(?:[([,;/–—]| - ).*$/u
const edge = '(?<![\\p{L}\\p{N}])'

/**
 * Where `flat`, a clean text, has the name of a tool as the reflection writes it, whether or not any list knows it. Capitals,
 * spaces, hyphens and stops inside the name make no difference.
 */
export function placesOfName(flat: string, declared: string): Span[] {
  const name = declared.normalize('NFKC').trim().replace(extra, '').trim() || declared.trim()
  const words = name.match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? []
  if (words.join('').length < 2) return []
  const written = words.map((word) => word.replace(/[\\^$*+?.()|[\]{}]/g, '\\$&')).join('[ .·_/+-]{0,2}')
  const found = new RegExp(`${edge}${written}(?![\\p{L}\\p{N}])`, 'giu')
  // A plain word, such as Consensus, is the tool only with its capital.
  const isPlainWord = /^\p{Lu}\p{Ll}+$/u.test(name)
  return [...flat.matchAll(found)]
    .filter(({ 0: whole }) => !isPlainWord || /^\p{Lu}/u.test(whole))
    .map(({ 0: whole, index }) => ({ start: index, end: index + whole.length }))
}
