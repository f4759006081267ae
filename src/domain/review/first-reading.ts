import type { Card } from '../screening/card.ts'
import type { SubmissionStatus } from '../submission/status.ts'

/** Which results wait for the reviewer's own reading; the provider says which. */
export const waitChoices = ['statistical', 'all', 'none'] as const
export type Waits = (typeof waitChoices)[number]

export const opinions = ['no_concern', 'unsure', 'concern'] as const
export type Opinion = (typeof opinions)[number]

/**
 * Whether reviewers note their own reading first, and results wait for it: while the work is under review. Once it is
 * decided, all is open.
 */
export const isReadFirst = (status: SubmissionStatus): boolean => status === 'under_review'

/** Whether a result waits. One whose detector is no longer known counts as statistical, to be on the safe side. */
export const isHeld = (waits: Waits, basis: Card['basis'] | undefined): boolean =>
  waits === 'all' || (waits === 'statistical' && basis !== 'inspectable')

/** What an answer says in place of what waits. It is the same whether anything waits or not, so that it gives nothing away. */
export const heldSentence = {
  statistical:
    'Statistical results, if there are any, are shown once you have noted your own first reading of the work.',
  all: 'The results of all checks, if there are any, are shown once you have noted your own first reading of the work.',
} as const satisfies Record<Exclude<Waits, 'none'>, string>
