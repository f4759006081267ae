import type { Span } from '../../../domain/screening/document.ts'
import { countWords } from '../../reading/lines.ts'

/** So many words before it a citation at the end of a sentence stands for, in whole sentences of its paragraph. */
const mostBefore = 50
/** The same where it follows the last stop of a paragraph, as that of a block quotation does. */
const mostInBlock = 150
/** A raised number always follows the stop. */
const longestMark = 3
/** How far a citation is read to each side, in UTF-16 units. */
const reach = 1_500

const stop =
  /(?<!(?<!\p{L})(?:e\.g|i\.e|cf|vs|al|p|pp|ch|vol|no|fig|dr|mr|mrs|ms|prof|st|\p{L}))[.!?…]["'”’»)\]]*(?=[\s_]|$)/giu
const paragraphEnd = /\n[^\S\n]*\n|(?<=[.!?)”"’»_][^\S\n]*)\n/g

/**
 * The wording that the citation at `pointer` stands for, were it quoted without marks: its sentence, the sentences
 * before it back to the previous citation, and the next paragraph if it ends with a colon. `masked` is the text with `_` in
 * place of every citation.
 */
export function scopeOf(masked: string, pointer: Span, previousEnd: number): Span {
  const from = Math.max(0, pointer.start - reach)
  const before = masked.slice(from, pointer.start)
  const isBehindStop = /[.!?…]["'”’»]*\s*$/.test(before)
  const end = isBehindStop ? pointer.end : endOf(masked, pointer.end)
  const isLast = /^[\s.,;:!?…"'”’»)\]]*$/.test(masked.slice(pointer.end, end))
  const isMark = pointer.end - pointer.start <= longestMark
  const isBlock = isBehindStop && !isMark && /^[^\S\n]*(?:\n|$)/.test(masked.slice(end, end + 20))
  const starts = startsBefore(before.trimEnd(), isBehindStop).map((at) => from + at)
  const most = isBlock ? mostInBlock : mostBefore
  const fits = (at: number) => at >= previousEnd && countWords(masked.slice(at, pointer.start)) <= most
  const own = starts[0]!
  const start = isLast ? (starts.filter(fits).at(-1) ?? own) : own
  return { start: Math.max(start, Math.min(own, previousEnd)), end }
}

/** Where the sentences of the last paragraph of `before` begin, the last sentence first. */
function startsBefore(before: string, isBehindStop: boolean): number[] {
  const paragraph = lastEnd(before, paragraphEnd)
  const ends = [...before.slice(paragraph).matchAll(stop)].map((it) => paragraph + it.index + it[0].length)
  if (isBehindStop) ends.pop()
  return [paragraph, ...ends].reverse()
}

function lastEnd(text: string, ends: RegExp): number {
  const last = [...text.matchAll(ends)].at(-1)
  return last ? last.index + last[0].length : 0
}

/** Where the sentence ends that goes on at `from`; behind a colon at the end of a line, the next paragraph. */
function endOf(masked: string, from: number): number {
  const rest = masked.slice(from, from + reach)
  const announced = /^[^.!?…\n]*:[^\S\n]*\n\s*/.exec(rest)
  if (announced) {
    const next = rest.slice(announced[0].length)
    const end = next.search(paragraphEnd)
    return from + announced[0].length + (end < 0 ? next.length : end)
  }
  const ends = [...rest.matchAll(stop)][0]
  const breaks = rest.search(paragraphEnd)
  const sentence = ends ? ends.index + ends[0].length : rest.length
  return from + (breaks < 0 ? sentence : Math.min(sentence, breaks))
}
