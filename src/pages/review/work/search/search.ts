import type { Span } from '../../../../domain/screening/document.ts'

/** What can be searched for, in characters; and the most places that are shown. */
export const longestQuery = 200
export const mostHits = 200

/** What a person types for typographic forms that stand in a file. */
const plain: Record<string, string> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
}

/**
 * Every place of a text that holds the words of `query`, in order, at most `mostHits`. Capitals do not count, any white space
 * stands for any other, and straight quotes and hyphens for their typographic forms.
 */
export function placesOfWords(text: string, query: string): Span[] {
  const words = folded(query.trim().slice(0, longestQuery)).text
  if (!words) return []
  const { text: where, offsets } = folded(text)
  const hits: Span[] = []
  for (let at = where.indexOf(words); at >= 0; at = where.indexOf(words, at + words.length)) {
    hits.push({ start: offsets[at]!, end: offsets[at + words.length - 1]! + 1 })
    if (hits.length === mostHits) break
  }
  return hits
}

/** A text in small letters and plain signs, each white space one blank, and where each of its characters stands. */
function folded(text: string): { text: string; offsets: number[] } {
  const kept: string[] = []
  const offsets: number[] = []
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    const isSpace = /\s/.test(character)
    if (isSpace && kept.at(-1) === ' ') continue
    const small = character.toLowerCase()
    kept.push(isSpace ? ' ' : (plain[character] ?? (small.length === 1 ? small : character)))
    offsets.push(at)
  }
  return { text: kept.join(''), offsets }
}

/** A hit with the words around it, on one line. */
export function aroundHit(text: string, { start, end }: Span, length = 60) {
  const oneLine = (words: string) => words.toWellFormed().replace(/\s+/g, ' ')
  return {
    before: oneLine(text.slice(Math.max(0, start - length), start)),
    words: oneLine(text.slice(start, end)),
    after: oneLine(text.slice(end, end + length)),
  }
}
