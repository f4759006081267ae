import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import { newId } from '../../../db/id.ts'
import { findAccount } from '../../../db/people/accounts.ts'
import { conflictsOfInterest } from '../../../db/schema/index.ts'
import { lockSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import { type Actor, may } from '../../../domain/people/permission.ts'
import { advance } from '../../advance.ts'

export interface Conflict {
  reason: string
  /** Whom it is about; the person who declares it where it is left out. */
  personId?: string
}

/**
 * A person says that they have a conflict of interest about a work, or a lead says it of another; they take no part in
 * deciding about it from then on. Throws NOT_ALLOWED, INVALID_INPUT, STATE_CHANGED for one that is declared.
 */
export async function declareConflict(
  { db }: Context,
  who: Actor,
  submissionId: string,
  { reason, personId = who.id }: Conflict,
) {
  if (personId !== who.id && who.role !== 'lead') {
    throw new DomainError('NOT_ALLOWED', 'You can declare a conflict of your own; a lead can declare that of another.')
  }
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const person = await findAccount(tx, personId)
    if (!person || !may(person.role, 'conflict.declare')) throw noReviewer()
    const [saved] = await tx
      .insert(conflictsOfInterest)
      .values({ id: newId(), submissionId, personId, declaredBy: who.id, reason })
      .onConflictDoNothing()
      .returning()
    if (!saved) throw new DomainError('STATE_CHANGED', 'This conflict of interest has been declared already.')
    const contents = [content(conflictsOfInterest, saved)]
    const data = { person: personId }
    await advance(tx, submission, { type: 'submission.conflict_declared', who, data, contents })
    return saved
  })
}

const noReviewer = () =>
  new DomainError('INVALID_INPUT', 'A conflict of interest is that of a person who reviews work.', [
    { field: 'personId', problem: 'This is no tutor or lead.', expected: 'The id of a tutor or a lead.' },
  ])
