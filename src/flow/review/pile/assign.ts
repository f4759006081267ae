import type { Context } from '../../../context.ts'
import { content } from '../../../db/audit/content.ts'
import type { Transaction } from '../../../db/client.ts'
import { isId, newId } from '../../../db/id.ts'
import { newestReopening } from '../../../db/review/appeals.ts'
import { currentAssignment, reviewsWork } from '../../../db/review/assignments.ts'
import { reopeningsOf } from '../../../db/review/case-rows.ts'
import { partsIn } from '../../../db/review/parts.ts'
import { assignments } from '../../../db/schema/index.ts'
import { lockSubmission, type Submission } from '../../../db/submission/access.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import {
  assignedMeanwhile,
  checkAssignable,
  checkMayAssign,
  noReviewer,
} from '../../../domain/review/pile/assignment.ts'
import { advance, checkMove } from '../../advance.ts'

export interface NewAssignment {
  assigneeId: string
  /** The id of the assignment that the person saw and means to replace; null where they saw none. */
  replaces: string | null
}

/**
 * Says who is to look at a work. A lead assigns and reassigns; a tutor takes one that is not assigned. Throws STATE_CHANGED
 * with the assignment that was missed, NOT_ALLOWED, ILLEGAL_TRANSITION, INVALID_INPUT for a person who may not review it,
 * has a conflict of interest, or had a part in the case before an appeal.
 */
export async function assign(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  submissionId: string,
  { assigneeId, replaces }: NewAssignment,
) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    checkMove(submission, 'submission.assigned')
    const current = await currentAssignment(tx, submissionId)
    if ((current?.id ?? null) !== replaces) throw assignedMeanwhile(current)
    checkMayAssign(who, assigneeId, current?.stands ? current : null)
    await refuseUnfit(tx, submission, assigneeId)

    const round = (await reopeningsOf(tx, submissionId)).length + 1
    const [saved] = await tx
      .insert(assignments)
      .values({ id: newId(), submissionId, round, assigneeId, assignedBy: who.id, replaces })
      .returning()
    const contents = [content(assignments, saved!)]
    const data = { person: assigneeId, by: assigneeId === who.id ? 'self' : 'lead' }
    await advance(tx, submission, { type: 'submission.assigned', who, data, contents })
    return saved!
  })
}

/** Refuses a person to whom this work cannot be assigned. Throws INVALID_INPUT. */
async function refuseUnfit(tx: Transaction, { id, assessmentId }: Submission, assigneeId: string): Promise<void> {
  if (!isId(assigneeId) || !(await reviewsWork(tx, assigneeId, assessmentId))) throw noReviewer()
  const rounds = (await reopeningsOf(tx, id)).length + 1
  const isAppeal = (await newestReopening(tx, id))?.kind === 'appeal'
  checkAssignable(assigneeId, await partsIn(tx, id), isAppeal ? rounds : null)
}
