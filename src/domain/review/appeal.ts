import { DomainError } from '../error.ts'
import type { Role } from '../people/permission.ts'

/** Why a decision is looked at again. */
export const reopeningKinds = ['appeal', 'new_evidence', 'error'] as const
export type ReopeningKind = (typeof reopeningKinds)[number]

/** On what an appeal rests (OIA Good Practice Framework; docs/reference/policy.md#appeals). */
export const appealGrounds = ['procedure', 'new_evidence', 'bias', 'disproportion'] as const
export type AppealGround = (typeof appealGrounds)[number]

export interface Reopening {
  kind: ReopeningKind
  reason: string
  /** Of an appeal, and of nothing else. */
  grounds: AppealGround[]
}

/** How the newest decision stands to an appeal. */
export interface AppealFacts {
  now: Date
  /** Until when the student can appeal; null until the notice of the decision has arrived. */
  appealBy: Date | null
  /** Whether it answers an appeal, so that the procedure here has ended. */
  answersAppeal: boolean
}

/** Throws INVALID_INPUT for an appeal without grounds, and for grounds without an appeal. */
export function checkGrounds({ kind, grounds }: Reopening): void {
  if ((kind === 'appeal') === grounds.length > 0) return
  const problem = kind === 'appeal' ? 'An appeal names its grounds.' : 'Only an appeal has grounds.'
  const expected = kind === 'appeal' ? `At least one of ${appealGrounds.join(', ')}.` : 'No grounds, or an appeal.'
  throw new DomainError('INVALID_INPUT', problem, [{ field: 'grounds', problem, expected }])
}

/**
 * Whether this person can still ask for another look. A student has the time to appeal, and one appeal. A tutor enters an appeal in
 * that time too; a lead can take a late one, and opens a decision again for another reason at any time. Throws APPEAL_CLOSED.
 */
export function checkStillOpen(role: Role, kind: ReopeningKind, facts: AppealFacts): void {
  if (role === 'lead' || (role === 'tutor' && kind !== 'appeal')) return
  if (facts.answersAppeal) {
    throw new DomainError(
      'APPEAL_CLOSED',
      'Your appeal has been decided, which ends the procedure here. The completion letter names the outside body that can look at it.',
    )
  }
  if (facts.appealBy && facts.now > facts.appealBy) {
    throw new DomainError(
      'APPEAL_CLOSED',
      `The time to appeal ended on ${facts.appealBy.toISOString().slice(0, 10)}. A lead can still open the decision again; ask them and say why.`,
    )
  }
}

/** What a person did in a case before its decision was opened again. */
export interface EarlierPart {
  what: string
  at: Date
}

/** An appeal is decided by a person who had no part in the case before it. Throws NOT_INDEPENDENT. */
export function checkNoEarlierPart(parts: EarlierPart[]): void {
  const [first] = parts
  if (!first) return
  throw new DomainError(
    'NOT_INDEPENDENT',
    `An appeal is decided by a person with no earlier part in the case, and you have one: you ${first.what} on ${first.at.toISOString().slice(0, 10)}. Another tutor or lead has to decide.`,
  )
}
