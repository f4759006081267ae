import type { Session } from '../db/client.ts'
import { newId } from '../db/id.ts'
import { auditEvents } from '../db/schema/index.ts'
import type { Actor } from '../domain/people/permission.ts'
import type { Json } from '../domain/screening/detector.ts'

/** Something that happened, for the audit log. `data` holds ids, codes and hashes; never a text or a name. */
export interface Happening {
  type: string
  who: Actor | null
  submissionId?: string
  data?: Record<string, Json>
}

/** Adds what happened to the audit log, in the caller's transaction if there is one. Returns the event's id. */
export async function record(session: Session, { type, who, submissionId, data = {} }: Happening): Promise<string> {
  const id = newId()
  await session.insert(auditEvents).values({
    id,
    type,
    submissionId: submissionId ?? null,
    actorId: who?.id ?? null,
    actorRole: who?.role ?? null,
    data,
  })
  return id
}
