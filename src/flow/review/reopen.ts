import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { appealFactsOf } from '../../db/review/appeals.ts'
import { decisionsOf } from '../../db/review/case-rows.ts'
import { reopenings } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { checkGrounds, checkStillOpen, type Reopening } from '../../domain/review/appeal.ts'
import { advance, checkMove } from '../advance.ts'

/**
 * A decision is looked at again, for a reason that is kept: by an appeal, for new evidence, or for an error. The earlier
 * decision stays as it was. Throws INVALID_INPUT for an appeal without grounds, APPEAL_CLOSED when the time to appeal is over.
 */
export async function reopen({ db }: Context, who: Actor, submissionId: string, reopening: Reopening) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    checkGrounds(reopening)
    checkMove(submission, 'submission.reopened')
    const decision = (await decisionsOf(tx, submissionId)).at(-1)!
    checkStillOpen(who.role, reopening.kind, await appealFactsOf(tx, decision))
    const { kind, reason } = reopening
    const grounds = [...new Set(reopening.grounds)]
    const [saved] = await tx
      .insert(reopenings)
      .values({ id: newId(), submissionId, decisionId: decision.id, reopenedBy: who.id, kind, grounds, reason })
      .returning()
    const contents = [content(reopenings, saved!)]
    await advance(tx, submission, { type: 'submission.reopened', who, data: { kind, grounds }, contents })
    return saved!
  })
}
