import type { Card } from './card.ts'
import { type Gap, gapKinds, type UnreadKind, unreadKinds } from './coverage.ts'

/** One gap in words, such as “2 equations that could not be read”; with what the reader adds to it. */
function gapLabel({ kind, count, detail }: Pick<Gap, 'kind' | 'count' | 'detail'>): string {
  return `${amount(kind, count)}${detail ? `. ${detail}` : ''}`
}

/** A gap with the words for it. */
export const gapShown = (gap: Gap) => ({ ...gap, words: gapLabel(gap) })

export type ShownGap = ReturnType<typeof gapShown>

/** All of one kind in words, with its pages, such as “3 pages that are pictures, without text (pages 2–4)”. */
export function unreadLabel({ kind, count, pages }: UnreadKind): string {
  return `${amount(kind, count)}${pages.length ? ` (${pagesInWords(pages)})` : ''}`
}

/** What a check did not see because it was not read, as a sentence; null where all was read. */
export function notSeen(coverage: readonly Gap[]): string | null {
  if (!coverage.length) return null
  return `This check did not see what was not read: ${unreadKinds(coverage).map(unreadLabel).join('; ')}.`
}

/** What no check sees. */
const unreadLimit =
  'Parts of a file that could not be read, such as photographed pages; they are listed with each work.'

/** What a detector cannot see, in sentences: what no detector sees last. Empty for one that is no longer known. */
export const limitsOf = (card: Pick<Card, 'cannotSee'> | undefined): string[] =>
  card ? [...card.cannotSee, unreadLimit] : []

function amount(kind: Gap['kind'], count: number) {
  const { one, many } = gapKinds[kind]
  return count === 1 ? one : `${count} ${many}`
}

/** The most stretches of pages that are named. */
const mostStretches = 8

/** “page 2”, “pages 2–4, 7”. */
function pagesInWords(pages: number[]) {
  const stretches: [first: number, last: number][] = []
  for (const page of pages) {
    const open = stretches.at(-1)
    if (open && page === open[1] + 1) open[1] = page
    else stretches.push([page, page])
  }
  const named = stretches
    .slice(0, mostStretches)
    .map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
  const more = stretches.length > mostStretches ? ' and more' : ''
  return `${pages.length === 1 ? 'page' : 'pages'} ${named.join(', ')}${more}`
}
