import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { newId } from '../../db/id.ts'
import { decisionsOf } from '../../db/review/case-rows.ts'
import { reopenings } from '../../db/schema/index.ts'
import { lockSubmission } from '../../db/submission/access.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { advance, checkMove } from '../advance.ts'

export interface Reopening {
  kind: 'appeal' | 'new_evidence' | 'error'
  reason: string
}

/** A decision is looked at again, for a reason that is kept. The earlier decision stays as it was. */
export async function reopen({ db }: Context, who: Actor, submissionId: string, { kind, reason }: Reopening) {
  return db.transaction(async (tx) => {
    const submission = await lockSubmission(tx, who, submissionId)
    const decision = (await decisionsOf(tx, submissionId)).at(-1)
    checkMove(submission, 'submission.reopened')
    const [saved] = await tx
      .insert(reopenings)
      .values({ id: newId(), submissionId, decisionId: decision!.id, reopenedBy: who.id, kind, reason })
      .returning()
    const contents = [content(reopenings, saved!)]
    await advance(tx, submission, { type: 'submission.reopened', who, data: { kind }, contents })
    return saved!
  })
}
