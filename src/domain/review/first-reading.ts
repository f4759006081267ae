import { type Actor, may } from '../people/permission.ts'
import type { Card } from '../screening/detector.ts'
import type { SubmissionStatus } from '../submission/status.ts'

/** Which results wait for the reviewer's own reading; the provider says which. */
export const waitChoices = ['statistical', 'all', 'none'] as const
export type Waits = (typeof waitChoices)[number]

export const opinions = ['no_concern', 'unsure', 'concern'] as const
export type Opinion = (typeof opinions)[number]

/**
 * What still waits for this person's own reading (policy sheet §6: scores stay away until the reviewer saved a first
 * note). It is about reviewing: a student's own view follows disclosure instead, and once decided all is open.
 */
export function waitsFor(who: Actor, status: SubmissionStatus, setting: Waits, hasRead: boolean): Waits {
  return may(who.role, 'reading.write') && status === 'under_review' && !hasRead ? setting : 'none'
}

/** Whether a result waits. One whose detector is no longer known counts as statistical, to be on the safe side. */
export const isHeld = (waits: Waits, basis: Card['basis'] | undefined): boolean =>
  waits === 'all' || (waits === 'statistical' && basis !== 'inspectable')

/** What an answer says in place of what waits. It is the same whether anything waits or not, so that it tells nothing. */
export const heldSentence = {
  statistical:
    'Statistical results, if there are any, are shown once you have noted your own first reading of the work.',
  all: 'The results of all checks, if there are any, are shown once you have noted your own first reading of the work.',
} as const satisfies Record<Exclude<Waits, 'none'>, string>
