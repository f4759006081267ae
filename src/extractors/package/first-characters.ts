import { limits } from '../../domain/limits.ts'
import type { Gap } from '../../domain/screening/coverage.ts'

/** What is said of a text, and of the hidden text, that is longer than a document may be. */
export const restLeftOut = 'The text is longer than what is read; what comes after this place was left out.'
export const hiddenLeftOut = 'It holds more hidden text than is read; some of it was left out.'

/** The first `length` UTF-16 code units of a text, or one less where a character would be cut in two. */
export function beginningOf(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  const cutsPair = last >= 0xd800 && last < 0xdc00 && length < text.length
  return text.slice(0, cutsPair ? length - 1 : length)
}

/** The beginning of a text that is as long as a document may be, and what is to be said of the rest. */
export function firstCharacters(text: string, most: number = limits.documentCharacters): { kept: string; gaps: Gap[] } {
  if (text.length <= most) return { kept: text, gaps: [] }
  const kept = beginningOf(text, most)
  return { kept, gaps: [overLimit(kept.length, null, restLeftOut)] }
}

/** A part that is longer than what is read. */
export const overLimit = (at: number | null, page: number | null, detail: string): Gap => ({
  kind: 'over_limit',
  count: 1,
  page,
  at,
  detail,
})
