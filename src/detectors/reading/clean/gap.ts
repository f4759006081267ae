import { matchAt } from '../match-at.ts'

/** What parts two words in a file: white space, invisible characters, page breaks, a hyphen at a line’s end. */
export interface Gap {
  /** What a clean text has in its place: nothing, a space, or one of the three line ends. */
  text: string
  /** The offset behind it. */
  end: number
  /** A word goes on behind it. */
  hyphen: boolean
}

/** Soft hyphens and the characters that take no room on the page. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g
const run = /[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+/y
const pageNumber = /\d{1,4}/y
const letter = /[\p{L}\p{N}]/u

/** The gap that begins at `at`, a page’s number between two page breaks included; null where none begins. */
export function gapAt(original: string, at: number): Gap | null {
  const hyphen = /[-\u2010\u2011\u00ad]/.test(original[at]!)
  const from = hyphen ? at + 1 : at
  const space = matchAt(run, original, from)
  if (hyphen && !/[\n\f]/.test(space))
    return original[at] === '\u00ad' ? { text: '', end: at + 1, hyphen: false } : null
  if (!space) return null
  if (hyphen && !letter.test(original[at - 1] ?? '')) return null

  const { end, isPageBreak } = pastPageNumber(original, from + space.length, space)
  const seen = space.replace(invisible, '')
  if (!/\s/.test(seen)) return { text: '', end, hyphen: false }
  if (!/[\n\f]/.test(space)) return { text: ' ', end, hyphen: false }
  const isEmptyLine = !isPageBreak && seen.split('\n').length > 2
  const lineEnd = /[ \t\u00a0]$/.test(seen) ? '\v' : '\n'
  return { text: isEmptyLine ? '\f' : lineEnd, end, hyphen: hyphen && letter.test(original[end] ?? '') }
}

/** Behind `space`, which ends at `end`: a number on a line of its own beside a page break is the page’s. */
function pastPageNumber(original: string, end: number, space: string) {
  const number = matchAt(pageNumber, original, end)
  const behind = number ? matchAt(run, original, end + number.length) : ''
  const isPageBreak = space.includes('\f') || behind.includes('\f')
  const isOwnLine = /[\n\f]/.test(behind) && /[\n\f]/.test(space)
  return { isPageBreak, end: number && isPageBreak && isOwnLine ? end + number.length + behind.length : end }
}
