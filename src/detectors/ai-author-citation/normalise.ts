import type { Span } from '../../domain/document.ts'

/**
 * A text without the damage that files do to words, and for every UTF-16 unit of it where it came from. `text` keeps
 * line ends (one `\n`, two for an empty line, a space after it for an indent); `flat` is the same with spaces, so that
 * offsets into both are the same.
 */
export interface Clean {
  text: string
  flat: string
  from: number[]
  to: number[]
}

/** Soft hyphens and the characters that take no room on the page. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g
const run = /[\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+/y
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
 * `names`, with or without its hyphen, or where a lower-case letter follows; a hyphen before a capital stays.
 */
export function clean(original: string, names: (text: string) => Span[]): Clean {
  const parts: string[] = []
  const from: number[] = []
  const to: number[] = []
  const push = (text: string, start: number, end: number) => {
    parts.push(text)
    for (let unit = 0; unit < text.length; unit++) {
      from.push(start)
      to.push(end)
    }
  }

  let at = 0
  while (at < original.length) {
    const code = original.charCodeAt(at)
    if (code > 32 && code < 127 && code !== 45 && code !== 96) {
      push(original[at]!, at, at + 1)
      at++
      continue
    }
    const gap = gapAt(original, at)
    if (gap) {
      const after = original.slice(gap.end, gap.end + 24).replace(/\s+/g, ' ')
      push(gap.hyphen ? joinOf(parts.slice(-24).join(''), after, names) : gap.text, at, gap.end)
      at = gap.end
      continue
    }
    const character = sticky(cluster, original, at) || original[at]!
    const end = at + character.length
    if (!dropped.test(character)) push(straight[character] ?? character.normalize('NFKC'), at, end)
    at = end
  }
  const text = parts.join('')
  return { text, flat: text.replace(/\n/g, ' '), from, to }
}

/** Where a range of the clean text stands in the original, damage inside it included. */
export function originalSpan({ from, to }: Clean, { start, end }: Span): Span {
  return { start: from[start]!, end: to[end - 1]! }
}

/** White space, invisible characters, page breaks with their number, and a hyphen at a line's end, as one gap. */
function gapAt(original: string, at: number): { text: string; end: number; hyphen: boolean } | null {
  const hyphen = /[-\u2010\u2011\u00ad]/.test(original[at]!)
  const lead = hyphen ? 1 : 0
  const space = sticky(run, original, at + lead)
  if (hyphen && !/[\n\f]/.test(space))
    return original[at] === '\u00ad' ? { text: '', end: at + 1, hyphen: false } : null
  if (!space) return null
  if (hyphen && !letter.test(original[at - 1] ?? '')) return null

  let end = at + lead + space.length
  const number = sticky(pageNumber, original, end)
  const after = number ? sticky(run, original, end + number.length) : ''
  const isPageBreak = space.includes('\f') || after.includes('\f')
  if (number && isPageBreak && /[\n\f]/.test(after) && /[\n\f]/.test(space)) end += number.length + after.length

  const seen = space.replace(invisible, '')
  if (!/\s/.test(space)) return { text: '', end, hyphen: false }
  if (!/[\n\f]/.test(space)) return { text: ' ', end, hyphen: false }
  const breaks = isPageBreak ? 1 : Math.min(2, seen.split('\n').length - 1) || 1
  const indent = /[ \t\u00a0]$/.test(seen) ? ' ' : ''
  return { text: '\n'.repeat(breaks) + indent, end, hyphen: hyphen && letter.test(original[end] ?? '') }
}

/** What a hyphen at a line's end becomes: nothing or a hyphen. */
function joinOf(before: string, after: string, names: (text: string) => Span[]): '' | '-' {
  const makesName = (hyphen: '' | '-') =>
    names(before + hyphen + after).some(
      ({ start, end }) => start < before.length && end > before.length + hyphen.length,
    )
  if (makesName('')) return ''
  if (makesName('-')) return '-'
  return /^\p{Ll}/u.test(after) ? '' : '-'
}

function sticky(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
