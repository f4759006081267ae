import { DomainError, type FieldProblem } from '../error.ts'
import type { Purpose } from '../intake/reflection.ts'
import type { AiLevel } from './assessment.ts'

/** Which use of AI a version allows. */
export interface UseAllowed {
  aiLevel: AiLevel
  allowedPurposes: Purpose[]
}

/** Whether one version allows less use of AI than another: a lower level, or a purpose fewer. */
export const isNarrower = (one: UseAllowed, than: UseAllowed): boolean =>
  one.aiLevel < than.aiLevel || than.allowedPurposes.some((purpose) => !one.allowedPurposes.includes(purpose))

const isSameUse = (one: UseAllowed, other: UseAllowed) => !isNarrower(one, other) && !isNarrower(other, one)

/** What a change is held against. */
export interface ChangeFacts {
  now: Date
  /** From when work could be handed in. */
  openedAt: Date
  /** What work that arrives now is judged by. */
  inEffect: UseAllowed
  /** The newest version, which may count from a later date only. */
  newest: UseAllowed & { countsFrom: Date }
}

/**
 * From when a changed assessment counts: at once, unless it has opened and allows less use of AI than what counts now. Then it
 * counts from the later date that is named, or from the one that was announced already for the same use. Throws
 * INVALID_INPUT where a date is needed and missing or past, or the reason is.
 */
export function countsFromOf(
  change: UseAllowed & { reason: string; countsFrom: Date | null },
  { now, openedAt, inEffect, newest }: ChangeFacts,
): Date {
  const problems: FieldProblem[] = []
  if (!change.reason.trim()) {
    const problem = 'Those who are enrolled are told why it was changed.'
    problems.push({ field: 'reason', problem, expected: 'A sentence with the reason.' })
  }
  const announced = newest.countsFrom > now && isSameUse(change, newest) ? newest.countsFrom : null
  const countsFrom = change.countsFrom ?? announced
  const needsDate = openedAt <= now && isNarrower(change, inEffect)
  if (needsDate && !(countsFrom && countsFrom > now)) {
    problems.push({
      field: 'countsFrom',
      problem: 'The assessment has opened, and less use of AI would be allowed than before.',
      expected:
        'A later date from which it counts. Work that arrives before it is judged by what was allowed until then.',
    })
  }
  if (problems.length)
    throw new DomainError('INVALID_INPUT', 'The assessment cannot be changed like this yet.', problems)
  return countsFrom && countsFrom > now ? countsFrom : now
}
