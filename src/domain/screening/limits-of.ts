import type { Card } from './card.ts'
import { unreadLimit } from './coverage-words.ts'

/** What a detector cannot see, in sentences: what no detector sees last. Empty for one that is no longer known. */
export const limitsOf = (card: Pick<Card, 'cannotSee'> | undefined): string[] =>
  card ? [...card.cannotSee, unreadLimit] : []
