import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { type Affected, laterDueDates } from '../../db/dates/due.ts'
import { storeReceipts } from '../../db/records/receipts.ts'
import { lockForWork } from '../../db/submission/access.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { canHappen } from '../../domain/submission/status.ts'
import { advance } from '../advance.ts'
import { newReceipt } from '../records/receipt.ts'

/** What giving another due date needs: the provider's time zone, and what signs receipts. */
export type Dating = Pick<Context, 'config' | 'signingKey' | 'pseudonymSalt'>

/**
 * Work that was handed in already gets the later due date that applies to its student now, and whether it is late is worked
 * out again: by a new event with a receipt of its own for each, never by editing what was recorded.
 */
export async function applyDueDates(
  context: Dating,
  tx: Transaction,
  who: Actor | null,
  affected: Affected,
): Promise<void> {
  for (const { id, due } of await laterDueDates(tx, affected, context.config.timeZone)) {
    const submission = await lockForWork(tx, id)
    if (!submission || !canHappen(submission.status, 'submission.due_changed')) continue
    await advance(tx, submission, { type: 'submission.due_changed', who, data: { late: due.late }, due })
    const { event, token } = await newReceipt(context, tx, id)
    await storeReceipts(tx, [{ eventId: event.id, submissionId: id, token }])
  }
}
