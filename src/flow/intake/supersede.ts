import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { type Attempt, concernsBefore, findAttempt, lockEarlier } from '../../db/intake/attempts.ts'
import { lockForWork } from '../../db/submission/access.ts'
import { canHappen } from '../../domain/submission/status.ts'
import { advance } from '../advance.ts'

/**
 * A newer attempt takes the place of the earlier ones, but for those whose student has been shown evidence: both sides
 * see that through. A concern that the student does not know of changes nothing about it, for the states of their
 * attempts would give it away; the newer attempt goes to a person instead, who finds the concern beside it.
 */
export async function supersede({ db }: Context, submissionId: string): Promise<void> {
  const newer = await findAttempt(db, submissionId)
  if (!newer || newer.attempt === 1 || newer.late) return

  await db.transaction(async (tx) => {
    for (const earlier of await lockEarlier(tx, newer)) {
      await advance(tx, earlier, { type: 'submission.superseded', who: null, data: { by: submissionId } })
    }
    if ((await concernsBefore(tx, newer)).length) await sendToAPerson(tx, newer)
  })
}

/** Where it has not been read yet, the screening does this once it has. */
async function sendToAPerson(tx: Transaction, { id }: Attempt) {
  const submission = await lockForWork(tx, id)
  if (!submission || !canHappen(submission.status, 'submission.sampled')) return
  await advance(tx, submission, { type: 'submission.sampled', who: null, data: { because: 'earlier_attempt' } })
}
