import { randomBytes } from 'node:crypto'
import type { Session, Transaction } from '../db/client.ts'
import { newId } from '../db/id.ts'
import { auditEvents, auditSalts } from '../db/schema/index.ts'
import { type Content, commitments, saltLength } from '../domain/audit/contents/content-hash.ts'
import type { Actor } from '../domain/people/permission.ts'
import type { Json } from '../domain/screening/detector.ts'
import { notifyOf } from './notices/notify.ts'

/** Something that happened, for the audit log. `data` holds ids, codes and hashes; never a text or a name. */
export interface Happening {
  type: string
  who: Actor | null
  submissionId?: string
  data?: Record<string, Json>
}

/** The same with the rows that it made or changed (`content(table, row)`); the log holds a salted hash of each. */
export interface Recorded extends Happening {
  contents: Content[]
}

/**
 * Adds what happened to the audit log, in the caller's transaction if there is one; with contents, in the transaction that
 * wrote them. The notices that the event calls for are added with it (`domain/notices/rules.ts`). Returns the event's id.
 */
export async function record(session: Transaction, happening: Recorded): Promise<string>
export async function record(session: Session, happening: Happening): Promise<string>
export async function record(
  session: Session,
  { type, who, submissionId, data = {}, contents = [] }: Happening & Partial<Recorded>,
): Promise<string> {
  const id = newId()
  const salts = randomBytes(saltLength * contents.length)
  await session.insert(auditEvents).values({
    id,
    type,
    submissionId: submissionId ?? null,
    actorId: who?.id ?? null,
    actorRole: who?.role ?? null,
    data: contents.length ? { ...data, contents: commitments(type, contents, salts) } : data,
  })
  if (contents.length)
    await session.insert(auditSalts).values({ eventId: id, submissionId: submissionId ?? null, salts })
  await notifyOf(session, { id, type, submissionId, data })
  return id
}
