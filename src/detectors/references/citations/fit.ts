import type { Citation } from './author-year.ts'
import { fitOf, type Listed } from './listed.ts'

/** How a citation stands to the whole list. */
export interface Fit {
  kind: ReturnType<typeof fitOf>
  /** The entry that is meant, as far as one is. */
  entry: Listed | null
}

/** The entry that a citation means, or the first that has its name with another year. */
export function bestFit(citation: Citation, listed: Listed[]): Fit {
  let named: Listed | null = null
  for (const entry of listed) {
    const kind = fitOf(citation, entry)
    if (kind === 'whole') return { kind, entry }
    if (kind === 'name') named ??= entry
  }
  return { kind: named ? 'name' : 'none', entry: named }
}
