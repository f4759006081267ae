import { and, asc, eq, gt, or } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { auditEvents, auditLeaves } from '../schema/index.ts'

/** The last event that a reader has. */
export interface Since {
  id: string
  at: Date
}

/** What happened to a submission, in order, with its place in the sealed log; what came after `since` where that is given. */
export function eventsOf(session: Session, submissionId: string, since: Since | null = null) {
  return session
    .select({
      id: auditEvents.id,
      type: auditEvents.type,
      at: auditEvents.at,
      actorId: auditEvents.actorId,
      actorRole: auditEvents.actorRole,
      data: auditEvents.data,
      position: auditLeaves.position,
    })
    .from(auditEvents)
    .leftJoin(auditLeaves, eq(auditLeaves.eventId, auditEvents.id))
    .where(and(eq(auditEvents.submissionId, submissionId), since ? after(since) : undefined))
    .orderBy(asc(auditEvents.at), asc(auditEvents.id))
}

const after = ({ at, id }: Since) => or(gt(auditEvents.at, at), and(eq(auditEvents.at, at), gt(auditEvents.id, id)))
