import { and, eq, sql } from 'drizzle-orm'
import { underReview, waysIntoReview } from '../../domain/submission/shared-history.ts'
import type { Session } from '../client.ts'
import { idFloor } from '../id.ts'
import { assessments, auditEvents, externalSubmissions, submissions } from '../schema/index.ts'

/** The name under which an event is told: one for every way into a review (src/domain/submission/shared-history.ts). */
const toldAs = sql<string>`case when audit_events.type in ${waysIntoReview} then ${underReview}::text else audit_events.type end`

/** Whether an event is told at all: one that adds to a review under way is not, nor does it count in the sequence. */
const isTold = sql`(audit_events.type not in ${waysIntoReview} or audit_events.data->>'from' is distinct from audit_events.data->>'to')`

/** What may be told of an event of a submission's life: ids, states and places in order, no names and no text. */
export async function announcementOf(session: Session, eventId: string, types: string[]) {
  const [found] = await session
    .select({
      id: auditEvents.id,
      type: toldAs,
      at: auditEvents.at,
      data: auditEvents.data,
      submission: {
        id: submissions.id,
        assessmentId: submissions.assessmentId,
        attempt: submissions.attempt,
        status: submissions.status,
      },
      assessment: { id: assessments.id },
      externalId: externalSubmissions.externalId,
    })
    .from(auditEvents)
    .innerJoin(submissions, eq(submissions.id, auditEvents.submissionId))
    .innerJoin(assessments, eq(assessments.id, submissions.assessmentId))
    .leftJoin(externalSubmissions, eq(externalSubmissions.submissionId, submissions.id))
    .where(and(eq(auditEvents.id, eventId), isTold))
  if (!found) return null
  const { rows } = await session.execute(sql`
    select count(*)::int as sequence from ${auditEvents}
    where submission_id = ${found.submission.id} and type in ${types} and ${isTold} and (at, id) <= (select at, id from ${auditEvents} where id = ${eventId})`)
  return { ...found, sequence: Number(rows[0]!.sequence) }
}

/** Events of the last day that an endpoint should have been told of and was not: the queue lost the telling. */
export async function undeliveredEvents(session: Session, types: string[], ageMs: number) {
  const { rows } = await session.execute(sql`
    select distinct audit_events.id, audit_events.submission_id
    from audit_events
    join webhook_endpoints endpoint
      on endpoint.created_at < audit_events.at and endpoint.disabled_at is null and endpoint.deleted_at is null and endpoint.integration_id is null
      and (cardinality(endpoint.types) = 0 or ${toldAs} = any(endpoint.types))
    where audit_events.id > ${idFloor(Date.now() - 86_400_000)}::uuid and audit_events.type in ${types} and ${isTold}
      and audit_events.at < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and not exists (select 1 from webhook_deliveries delivery
        where delivery.endpoint_id = endpoint.id and delivery.event_id = audit_events.id)
      and not exists (select 1 from outbox where outbox.event_id = audit_events.id)
    limit 500`)
  return rows.map((row) => ({ id: row.id as string, submissionId: row.submission_id as string }))
}
