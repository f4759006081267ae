import type { Span } from '../../../domain/screening/document.ts'
import { matchAt } from '../match-at.ts'

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
interface Piece extends Span {
  at: number
  plain: boolean
}

/** Soft hyphens and the characters that take no room on the page. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g
const run = /[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+/y
/** How much of the text on each side of a line’s end a name may fill. */
const joinReach = 24
/** Visible ASCII but the hyphen and the backtick, with single spaces between; no letter with a mark behind it. */
const ordinary = /[!-,./0-_a-~]+(?: [!-,./0-_a-~]+)*(?!\p{M})/uy
const cluster = /[^\p{M}]\p{M}*|\p{M}+/uy
const pageNumber = /\d{1,4}/y
const letter = /[\p{L}\p{N}]/u
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
}

/**
 * Undoes ligatures, soft hyphens, zero-width and non-breaking characters, curly quotes, wraps and page breaks (NFKC,
 * Unicode Standard Annex 15, cluster by cluster). A word hyphenated over a line is joined where the join makes one of
 * `names`, with or without its hyphen, or where a lower-case letter follows; a hyphen before a capital stays. What
 * `skip` names, in order, is left out.
 */
export function clean(original: string, names: (text: string) => Span[], skip: Span[] = []): Clean {
  const pieces: Piece[] = []
  const parts: string[] = []
  let length = 0
  let tail = ''
  const push = (piece: string, start: number, end: number, plain: boolean) => {
    if (!piece) return
    pieces.push({ at: length, start, end, plain })
    parts.push(piece)
    length += piece.length
    tail = (tail + piece.slice(-joinReach)).slice(-joinReach)
  }

  let at = 0
  let skipped = 0
  while (at < original.length) {
    const left = skip[skipped]
    if (left && at >= left.start) {
      at = Math.max(at, left.end)
      skipped++
      continue
    }
    const whole = matchAt(ordinary, original, at).slice(0, left ? left.start - at : undefined)
    const gap = whole ? null : gapAt(original, at)
    const found = whole || (gap ? '' : matchAt(cluster, original, at) || original[at]!)
    const end = gap ? pastTitle(original, at, gap, tail, names) : at + found.length
    if (whole) push(whole, at, end, true)
    else if (gap?.hyphen) {
      const after = original.slice(end, end + joinReach).replace(/\s+/g, ' ')
      push(original[at] === '\u00ad' ? '' : joinOf(tail, after, names), at, end, false)
    } else if (gap) push(/\s$/.test(tail) ? '' : gap.text, at, end, false)
    else if (!dropped.test(found)) push(straight[found] ?? found.normalize('NFKC'), at, end, false)
    at = end
  }
  const text = parts.join('')
  return { text, flat: text.replace(/[\n\v\f]/g, ' '), pieces }
}

/** Where a range of the clean text stands in the original, damage inside it included. */
export function originalSpan({ pieces }: Clean, { start, end }: Span): Span {
  const first = pieceAt(pieces, start)
  const last = pieceAt(pieces, end - 1)
  return {
    start: first.plain ? first.start + start - first.at : first.start,
    end: last.plain ? last.start + end - last.at : last.end,
  }
}

/** Where a range of the original stands in the clean text, or null when nothing of it is left. */
export function cleanSpan(clean: Clean, { start, end }: Span): Span | null {
  const first = cleanOffset(clean, start)
  const last = cleanOffset(clean, end)
  return last > first ? { start: first, end: last } : null
}

/** The first clean offset whose origin is at or behind `offset`. */
function cleanOffset({ pieces, text }: Clean, offset: number): number {
  const index = search(pieces.length, (middle) => pieces[middle]!.start <= offset)
  const piece = pieces[index]
  if (!piece) return 0
  if (piece.start === offset) return piece.at
  if (piece.plain && offset < piece.end) return piece.at + offset - piece.start
  return pieces[index + 1]?.at ?? text.length
}

function pieceAt(pieces: Piece[], at: number): Piece {
  return pieces[search(pieces.length, (middle) => pieces[middle]!.at <= at)]!
}

/** The last index for which `holds` is true, where it is true up to some point; -1 when it never is. */
function search(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low - 1
}

interface Gap {
  text: string
  end: number
  hyphen: boolean
}

/** How much of a name, at most, is looked at on each side of a running title. */
const halfReach = 14

/** A running title is a line that begins like one, perhaps with a page number over or under it. */
const headerLine = /[\p{Lu}\p{N}][^\n\f]{0,80}[\n\f]+\s*/uy

/**
 * The end of the gap, running titles included where a name goes on behind them: `Chat-⏎Care Quarterly 12⏎GPT`. Only at a
 * hyphen or a page break, and only where nothing else makes the name.
 */
function pastTitle(original: string, at: number, gap: Gap, tail: string, names: (text: string) => Span[]): number {
  if (!gap.hyphen && !original.slice(at, gap.end).includes('\f')) return gap.end
  const half = tail.slice(-halfReach)
  const before = gap.hyphen ? half : `${half} `
  const goesOn = (from: number) => {
    const after = original.slice(from, from + halfReach).replace(/\s+/g, ' ')
    if (!gap.hyphen && !/^\p{Lu}/u.test(after)) return false
    return names(before + after).some(({ start, end }) => start < half.length && end > before.length)
  }
  let end = gap.end
  for (let lines = 0; lines < 2; lines++) {
    const line = matchAt(headerLine, original, end)
    if (!line) break
    end += line.length
    if (goesOn(end)) return goesOn(gap.end) ? gap.end : end
  }
  return gap.end
}

/** White space, invisible characters, page breaks with their number, and a hyphen at a line's end, as one gap. */
function gapAt(original: string, at: number): Gap | null {
  const hyphen = /[-\u2010\u2011\u00ad]/.test(original[at]!)
  const lead = hyphen ? 1 : 0
  const space = matchAt(run, original, at + lead)
  if (hyphen && !/[\n\f]/.test(space))
    return original[at] === '\u00ad' ? { text: '', end: at + 1, hyphen: false } : null
  if (!space) return null
  if (hyphen && !letter.test(original[at - 1] ?? '')) return null

  let end = at + lead + space.length
  const number = matchAt(pageNumber, original, end)
  const after = number ? matchAt(run, original, end + number.length) : ''
  const isPageBreak = space.includes('\f') || after.includes('\f')
  if (number && isPageBreak && /[\n\f]/.test(after) && /[\n\f]/.test(space)) end += number.length + after.length

  const seen = space.replace(invisible, '')
  if (!/\s/.test(seen)) return { text: '', end, hyphen: false }
  if (!/[\n\f]/.test(space)) return { text: ' ', end, hyphen: false }
  const isEmptyLine = !isPageBreak && seen.split('\n').length > 2
  return {
    text: isEmptyLine ? '\f' : /[ \t\u00a0]$/.test(seen) ? '\v' : '\n',
    end,
    hyphen: hyphen && letter.test(original[end] ?? ''),
  }
}

/** What a hyphen at a line's end becomes: nothing or a hyphen. */
function joinOf(before: string, after: string, names: (text: string) => Span[]): '' | '-' {
  const makesName = (hyphen: '' | '-') =>
    names(before + hyphen + after).some(
      ({ start, end }) => start < before.length && end > before.length + hyphen.length,
    )
  if (/^\p{Ll}/u.test(after)) return makesName('-') && !makesName('') ? '-' : ''
  return makesName('') && !makesName('-') ? '' : '-'
}
