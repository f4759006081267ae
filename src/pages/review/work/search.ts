import type { Span } from '../../../domain/screening/document.ts'

/** What can be searched for, in characters; and the most places that are shown. */
export const longestQuery = 200
export const mostHits = 200

/** What a person may type for a character of the text, by what stands in a file. */
const alike: Record<string, string> = { "'": "['’‘ʼ]", '"': '["“”„«»]', '-': '[-‐‑–—]' }

/**
 * Every place of a text that holds the words of `query`, in order, at most `mostHits`. Capitals do not count, any white space
 * stands for any other, and straight quotes and hyphens for their typographic forms.
 */
export function placesOfWords(text: string, query: string): Span[] {
  const words = query.trim().slice(0, longestQuery).toWellFormed().split(/\s+/).filter(Boolean)
  if (!words.length) return []
  const pattern = new RegExp(words.map(patternOf).join('\\s+'), 'giu')
  const hits: Span[] = []
  for (const { index, 0: found } of text.matchAll(pattern)) {
    hits.push({ start: index, end: index + found.length })
    if (hits.length === mostHits) break
  }
  return hits
}

const patternOf = (word: string) =>
  [...word].map((character) => alike[character] ?? character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('')

/** A hit with the words around it, on one line. */
export function aroundHit(text: string, { start, end }: Span, length = 60) {
  const oneLine = (words: string) => words.toWellFormed().replace(/\s+/g, ' ')
  return {
    before: oneLine(text.slice(Math.max(0, start - length), start)),
    words: oneLine(text.slice(start, end)),
    after: oneLine(text.slice(end, end + length)),
  }
}
