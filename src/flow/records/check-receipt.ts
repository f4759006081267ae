import { and, eq, inArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { isId } from '../../db/id.ts'
import { auditEvents } from '../../db/schema/index.ts'
import { isFor } from '../../domain/audit/verify-receipts.ts'
import { type ReceiptCheck, receiptedTypes, verifyReceipt } from '../../domain/records/receipt.ts'
import { publishedKeys } from '../audit/keys.ts'

/** Whether a receipt was signed here and the log still holds the event that it was given for; if not, a sentence on why. */
export async function checkReceipt(context: Pick<Context, 'db'>, receipt: string): Promise<ReceiptCheck> {
  const checked = verifyReceipt(receipt, await publishedKeys(context))
  if (!checked.ok) return checked
  const { submission } = checked.claims
  const events = isId(submission)
    ? await context.db
        .select()
        .from(auditEvents)
        .where(and(eq(auditEvents.submissionId, submission), inArray(auditEvents.type, receiptedTypes)))
    : []
  if (events.some((event) => isFor(checked.claims, event))) return checked
  return { ok: false, problem: 'The receipt is signed, but the audit log holds no event that it was given for.' }
}
