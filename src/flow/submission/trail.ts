import { asc, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { auditEvents, auditLeaves } from '../../db/schema/index.ts'
import { findSubmission } from '../../db/submission/access.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { isWaiting, waitsOn } from '../review/redact.ts'

/** What happened to a submission, in order; which detectors pointed at something waits like what they pointed at. */
export async function trail(context: Context, who: Actor, submissionId: string) {
  const { db } = context
  const submission = await findSubmission(db, who, submissionId)
  const { waits } = await waitsOn(db, who, submission)
  const items = await db
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
    .where(eq(auditEvents.submissionId, submissionId))
    .orderBy(asc(auditEvents.at), asc(auditEvents.id))
  return items.map(({ data, ...event }) => {
    const named = data.detector ?? data.detectors
    const waiting = [named].flat().some((id) => typeof id === 'string' && isWaiting(context, waits, id))
    return { ...event, data: waiting ? { from: data.from, to: data.to } : data }
  })
}
