import { canonicalBytes } from '../canonical.ts'
import type { Json } from '../screening/detector.ts'

/**
 * Something that happened. `data` holds ids, codes and salted hashes, never names or words of the work, so that the log
 * can be kept and shown when personal data has been erased.
 */
export interface AuditEvent {
  id: string
  type: string
  /** Hashed to the millisecond; keep no finer time beside it. */
  at: Date
  actorId: string | null
  actorRole: string | null
  submissionId: string | null
  /** Integers only: a number with a fraction has no canonical form. */
  data: { [name: string]: Json }
}

/**
 * The bytes whose hash is the event's leaf. Two different events never share them.
 *
 * @throws TypeError or RangeError for an event that has no canonical form (a fraction in `data`, an invalid time).
 */
export function entryBytes({ id, type, at, actorId, actorRole, submissionId, data }: AuditEvent): Buffer {
  const actor = actorId === null && actorRole === null ? null : { id: actorId, role: actorRole }
  return canonicalBytes({ id, type, at: at.toISOString(), actor, submission: submissionId, data })
}
