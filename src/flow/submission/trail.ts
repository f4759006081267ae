import { and, asc, eq, gt, or } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { auditEvents, auditLeaves } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { isHeld } from '../../domain/review/first-reading.ts'
import type { Detector } from '../../domain/screening/detector.ts'
import { type HistoryEvent, sharedForm } from '../../domain/submission/shared-history.ts'
import type { Visibility } from '../../domain/submission/visibility.ts'
import { basisOf } from '../review/redact.ts'
import { accessTo } from './visibility.ts'

/** The last event that a reader has. */
export interface Since {
  id: string
  at: Date
}

/** What happened to a submission, in order, as far as `who` may know of it. Throws NOT_FOUND. */
export async function trail(context: Context, who: Actor, submissionId: string) {
  const read = await historyFor(context, who, submissionId)
  return read()
}

/** The same for a reader who comes again: a function that gives what came after the event they have. Throws NOT_FOUND. */
export async function historyFor({ db, detectors }: Context, who: Actor, submissionId: string) {
  const { submission, visibility } = await accessTo(db, who, submissionId)
  return async (since: Since | null = null) =>
    (await eventsOf(db, submissionId, since))
      .flatMap((event) => (visibility.history === 'all' ? event : (sharedForm(event) ?? [])))
      .map((event) => withoutName(visibility, submission.studentId, event))
      .map((event) => withoutHeldDetectors(detectors, visibility, event))
}

function eventsOf(db: Session, submissionId: string, since: Since | null) {
  return db
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

function withoutName<E extends HistoryEvent>({ names }: Visibility, studentId: string, event: E): E {
  return names || event.actorId !== studentId ? event : { ...event, actorId: null }
}

/** Which detectors pointed at something waits for a first reading like what they pointed at. */
function withoutHeldDetectors<E extends HistoryEvent>(detectors: Detector[], { waits }: Visibility, event: E): E {
  const { data } = event
  const named = [data.detector ?? data.detectors].flat().filter((id) => typeof id === 'string')
  const held = named.some((id) => isHeld(waits, basisOf(detectors, id)))
  return held ? { ...event, data: { from: data.from!, to: data.to! } } : event
}
