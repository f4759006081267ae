import { DomainError } from '../../error.ts'
import type { Actor } from '../../people/permission.ts'
import type { Participation } from '../independence.ts'
import { isConflicted, parts } from '../independence.ts'

/** Who is assigned in the round under way, as far as the rule needs it. */
export interface Assigned {
  id: string
  assigneeId: string
}

/**
 * A lead assigns and reassigns; a tutor takes a work that is assigned to no one, for themselves and for no other person.
 * Throws NOT_ALLOWED.
 */
export function checkMayAssign(who: Actor, assigneeId: string, current: Assigned | null): void {
  if (who.role === 'lead') return
  if (assigneeId === who.id && !current) return
  throw new DomainError('NOT_ALLOWED', 'You can take work that is not assigned; a lead assigns it to other people.')
}

/**
 * Whom a work cannot be assigned to: a person with a conflict of interest, and in an appeal a person who had a part in the
 * case before it (docs/reference/policy.md#fair-decisions). Throws INVALID_INPUT naming why.
 */
export function checkAssignable(assigneeId: string, had: Participation[], appealRound: number | null): void {
  if (isConflicted(assigneeId, had)) throw notTo('This person has declared a conflict of interest about the work.')
  if (appealRound === null) return
  const earlier = had.filter(
    (one) => one.personId === assigneeId && one.round < appealRound && one.part !== 'marked_elsewhere',
  )
  if (!earlier.length) return
  const what = [...new Set(earlier.map(({ part }) => parts[part]))].join(', ')
  throw notTo(`This person had a part in the case before the appeal: ${what}.`)
}

const notTo = (problem: string) =>
  new DomainError('INVALID_INPUT', 'The work cannot be assigned to this person.', [
    { field: 'assigneeId', problem, expected: 'A tutor of the course or a lead without a stake in the case.' },
  ])

/** The person is no tutor of the work's course and no lead, or cannot sign in. */
export const noReviewer = () => notTo('This person does not review the work.')

/** A person acted on an assignment that is no longer the current one. Says what they missed. */
export const assignedMeanwhile = (current: (Assigned & { at: Date; assignedBy: string }) | null) =>
  new DomainError('STATE_CHANGED', 'The assignment was changed in the meantime.', [], {
    current: current && {
      assignment: current.id,
      assigneeId: current.assigneeId,
      assignedBy: current.assignedBy,
      at: current.at.toISOString(),
    },
  })
