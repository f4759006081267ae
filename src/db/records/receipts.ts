import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import type { AuditEvent } from '../../domain/audit/entry.ts'
import { receiptedTypes } from '../../domain/records/receipt.ts'
import type { Database, Session } from '../client.ts'
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

/** Stores a receipt; the one that is there already stays as it is. */
export async function storeReceipts(session: Session, given: StoredReceipt[]): Promise<void> {
  await session.insert(receipts).values(given).onConflictDoNothing()
}

/** The receipts that wait for the statement before theirs, and when they will be stored. */
const waiting = new WeakMap<Database, { given: StoredReceipt[]; stored: Promise<void> }>()
const storing = new WeakMap<Database, Promise<void>>()

/** Stores a receipt outside of any transaction. Those that come while one statement is under way share the next. */
export function storeReceipt(db: Database, receipt: StoredReceipt): Promise<void> {
  let next = waiting.get(db)
  if (!next) {
    const given: StoredReceipt[] = []
    const before = storing.get(db)?.catch(() => {}) ?? Promise.resolve()
    const stored = before.then(() => {
      waiting.delete(db)
      return storeReceipts(db, given)
    })
    next = { given, stored }
    waiting.set(db, next)
    storing.set(db, stored)
  }
  next.given.push(receipt)
  return next.stored
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
