import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { AuditEvent } from '../../domain/audit/entry.ts'
import { receiptedTypes } from '../../domain/records/receipt.ts'
import type { Session } from '../client.ts'
import { idFloor } from '../id.ts'
import { auditEvents, receipts } from '../schema/index.ts'

export type StoredReceipt = typeof receipts.$inferInsert

/** The first or latest event of a submission that a receipt is given for, and the receipt once it was given. */
export async function receiptOf(session: Session, submissionId: string, which: 'first' | 'latest') {
  const order = which === 'first' ? asc : desc
  const [found] = await session
    .select({ event: auditEvents, token: receipts.token })
    .from(auditEvents)
    .leftJoin(receipts, eq(receipts.eventId, auditEvents.id))
    .where(and(eq(auditEvents.submissionId, submissionId), inArray(auditEvents.type, receiptedTypes)))
    .orderBy(order(auditEvents.at), order(auditEvents.id))
    .limit(1)
  return found ? { event: found.event as AuditEvent, token: found.token } : null
}

/** Stores receipts; one that is there already stays as it is. */
export async function storeReceipts(session: Session, given: StoredReceipt[]): Promise<void> {
  if (given.length) await session.insert(receipts).values(given).onConflictDoNothing()
}

/** Acceptances of the last day, older than `ageMs`, whose receipt was never given: the process ended between the two. */
export async function acceptedWithoutReceipt(session: Session, ageMs: number): Promise<string[]> {
  const { rows } = await session.execute(sql`
    select event.submission_id as id from audit_events event
    where event.id > ${idFloor(Date.now() - 86_400_000)}::uuid
      and event.type in ('submission.received', 'submission.reflection_required')
      and event.at < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and not exists (select from receipts where receipts.event_id = event.id)
      and exists (select from files where files.submission_id = event.submission_id)
    limit 500`)
  return rows.map(({ id }) => id as string)
}
