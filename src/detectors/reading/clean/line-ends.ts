import type { Span } from '../../../domain/screening/document.ts'
import { matchAt } from '../match-at.ts'
import type { Gap } from './gap.ts'

/** Finds names that a line’s end must not tear apart. */
export type FindNames = (text: string) => Span[]

/** How much of a name, at most, is looked at on each side of a running title, in UTF-16 units. */
const halfReach = 14
/** A running title is a line that begins like one, perhaps with a page number over or under it. */
const headerLine = /[\p{Lu}\p{N}][^\n\f]{0,80}[\n\f]+\s*/uy
const mostHeaderLines = 2

/**
 * The end of the gap at `at`, running titles included where a name goes on behind them: `Chat-⏎Care Quarterly 12⏎GPT`.
 * Only at a hyphen or a page break, and only where nothing else makes the name. `tail` is the clean text before it.
 */
export function pastRunningTitle(original: string, at: number, gap: Gap, tail: string, names: FindNames): number {
  if (!gap.hyphen && !original.slice(at, gap.end).includes('\f')) return gap.end
  const half = tail.slice(-halfReach)
  const before = gap.hyphen ? half : `${half} `
  const goesOn = (from: number) => {
    const behind = original.slice(from, from + halfReach).replace(/\s+/g, ' ')
    if (!gap.hyphen && !/^\p{Lu}/u.test(behind)) return false
    return names(before + behind).some(({ start, end }) => start < half.length && end > before.length)
  }
  let end = gap.end
  for (let lines = 0; lines < mostHeaderLines; lines++) {
    const line = matchAt(headerLine, original, end)
    if (!line) break
    end += line.length
    if (goesOn(end)) return goesOn(gap.end) ? gap.end : end
  }
  return gap.end
}

/** What a hyphen at a line’s end becomes between the text `before` and `behind` it: nothing or a hyphen. */
export function hyphenOf(before: string, behind: string, names: FindNames): '' | '-' {
  const makesName = (hyphen: '' | '-') =>
    names(before + hyphen + behind).some(
      ({ start, end }) => start < before.length && end > before.length + hyphen.length,
    )
  if (/^\p{Ll}/u.test(behind)) return makesName('-') && !makesName('') ? '-' : ''
  return makesName('') && !makesName('-') ? '' : '-'
}
