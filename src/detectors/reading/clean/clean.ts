import type { Span } from '../../../domain/screening/document.ts'
import { matchAt } from '../match-at.ts'
import { type Gap, gapAt } from './gap.ts'
import { type FindNames, hyphenOf, pastRunningTitle } from './line-ends.ts'

/**
 * A text without the damage that files do to words, and where each piece of it came from. `text` keeps line ends, one
 * character each: `\n`, `\v` before an indented line, `\f` for an empty line. `flat` is the same with spaces.
 */
export interface Clean {
  text: string
  flat: string
  pieces: Piece[]
}

/** The clean text from `at` on, up to the next piece, stood at `start`–`end`; `plain` pieces unit for unit. */
export interface Piece extends Span {
  at: number
  plain: boolean
}

/** How much of the text on each side of a line’s end a name may fill, in UTF-16 units. */
const joinReach = 24
/** Visible ASCII but the hyphen and the backtick, with single spaces between; no letter with a mark behind it. */
const ordinary = /[!-,./0-_a-~]+(?: [!-,./0-_a-~]+)*(?!\p{M})/uy
const cluster = /[^\p{M}]\p{M}*|\p{M}+/uy
const dropped = /[™®©]/

const straight: Record<string, string> = {
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '-',
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u02bc': "'",
  '`': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '«': '"',
  '»': '"',
  '،': ',',
  '؛': ';',
  '؟': '?',
  '、': ',',
  '。': '.',
  '《': '"',
  '》': '"',
  '「': '"',
  '」': '"',
}
/** The digits of Arabic and Persian writing. */
const easternDigit = /[\u0660-\u0669\u06f0-\u06f9]/

/**
 * Undoes ligatures, soft hyphens, zero-width and non-breaking characters, curly quotes, wraps and page breaks (NFKC,
 * Unicode Standard Annex 15, cluster by cluster). A word hyphenated over a line is joined where the join makes one of
 * `names`, with or without its hyphen, or where a lower-case letter follows; a hyphen before a capital stays. What
 * `skip` names, in order, is left out.
 */
export function clean(original: string, names: FindNames, skip: Span[] = []): Clean {
  const copy: Copy = { pieces: [], parts: [], length: 0, tail: '' }
  let at = 0
  let skipped = 0
  while (at < original.length) {
    const left = skip[skipped]
    if (left && at >= left.start) {
      at = Math.max(at, left.end)
      skipped++
    } else at = copyNext(copy, original, at, left?.start ?? original.length, names)
  }
  const text = copy.parts.join('')
  return { text, flat: text.replace(/[\n\v\f]/g, ' '), pieces: copy.pieces }
}

/** A clean text while it is being made. */
interface Copy {
  pieces: Piece[]
  parts: string[]
  length: number
  /** The last `joinReach` units. */
  tail: string
}

/** Copies what stands at `at`, no further than `until` where it is plain, and returns where it ends. */
function copyNext(copy: Copy, original: string, at: number, until: number, names: FindNames): number {
  const plain = matchAt(ordinary, original, at).slice(0, until - at)
  if (plain) return add(copy, plain, { start: at, end: at + plain.length }, true)
  const gap = gapAt(original, at)
  if (gap) return copyGap(copy, original, at, gap, names)
  const found = matchAt(cluster, original, at) || original[at]!
  return add(copy, plainly(found), { start: at, end: at + found.length }, false)
}

/** A character, with its marks, as the patterns expect it. */
function plainly(found: string): string {
  if (dropped.test(found)) return ''
  if (easternDigit.test(found)) return String(found.charCodeAt(0) & 15)
  return straight[found] ?? found.normalize('NFKC')
}

function copyGap(copy: Copy, original: string, start: number, gap: Gap, names: FindNames): number {
  const end = pastRunningTitle(original, start, gap, copy.tail, names)
  if (!gap.hyphen && /\s$/.test(copy.tail)) return widen(copy, gap, end)
  if (!gap.hyphen) return add(copy, gap.text, { start, end }, false)
  const behind = original.slice(end, end + joinReach).replace(/\s+/g, ' ')
  const hyphen = original[start] === '\u00ad' ? '' : hyphenOf(copy.tail, behind, names)
  return add(copy, hyphen, { start, end }, false)
}

/** Behind a gap, as where a running title was left out, a second one tells only that the next line is indented. */
function widen(copy: Copy, { text }: Gap, end: number): number {
  if (text === '\v' && copy.tail.endsWith('\n')) {
    copy.parts[copy.parts.length - 1] = text
    copy.tail = copy.tail.slice(0, -1) + text
  }
  return end
}

/** Adds a piece that stood at `start`–`end`, unless nothing is left of it, and returns `end`. */
function add(copy: Copy, piece: string, { start, end }: Span, plain: boolean): number {
  if (piece) {
    copy.pieces.push({ at: copy.length, start, end, plain })
    copy.parts.push(piece)
    copy.length += piece.length
    copy.tail = (copy.tail + piece.slice(-joinReach)).slice(-joinReach)
  }
  return end
}
