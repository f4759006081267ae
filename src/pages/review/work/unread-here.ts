import type { ShownGap } from '../../../domain/screening/coverage-words.ts'
import type { Span } from '../../../domain/screening/document.ts'
import { textPageAt } from './text-pages.ts'

/** Something that was not read, on the text page where it would stand; `at` is null where only the page is known. */
export interface UnreadHere {
  at: number | null
  words: string
}

/** What was not read of a text page: by its place in the text, else by its page where the text pages are the file's own. */
export function unreadOn(
  { coverage, textPages, paged }: { coverage: readonly ShownGap[]; textPages: Span[]; paged: boolean },
  textPage: number,
): UnreadHere[] {
  return coverage.flatMap(({ at, page, words }) => {
    if (page !== null && paged) return page === textPage + 1 ? { at, words } : []
    return at !== null && textPageAt(textPages, at) === textPage ? { at, words } : []
  })
}
