import type { Evidence } from '../../domain/screening/detector.ts'

const wordEdge = /[^\p{L}\p{M}\p{N}\p{Cf}]/u

/** The words around every match of `pattern`, each once, with a note made of what was found in it. */
export function wordsWith(text: string, pattern: RegExp, note: (found: string[]) => string): Evidence[] {
  const words: { start: number; end: number; found: string[] }[] = []
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const last = words.at(-1)
    if (last && index < last.end) last.found.push(found)
    else words.push({ ...wordAround(text, index, index + found.length), found: [found] })
  }
  return words.map(({ start, end, found }) => ({
    in: 'text',
    start,
    end,
    quote: text.slice(start, end),
    note: note(found),
  }))
}

/** A word longer than this is cut: its quote should still be readable. */
const reach = 60

function wordAround(text: string, from: number, to: number) {
  let start = from
  let end = to
  while (start > 0 && from - start < reach && !wordEdge.test(text[start - 1]!)) start--
  while (end < text.length && end - to < reach && !wordEdge.test(text[end]!)) end++
  return { start, end }
}

/** A character's number as Unicode writes it: U+200B. */
export function codeOf(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}
