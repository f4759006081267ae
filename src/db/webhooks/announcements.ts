import { eq, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { idFloor } from '../id.ts'
import { assessments, auditEvents, externalSubmissions, submissions } from '../schema/index.ts'

/** What may be told of an event of a submission's life: ids, states and places in order, no names and no text. */
export async function announcementOf(session: Session, eventId: string, types: string[]) {
  const [found] = await session
    .select({
      id: auditEvents.id,
      type: auditEvents.type,
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
    .where(eq(auditEvents.id, eventId))
  if (!found) return null
  const { rows } = await session.execute(sql`
    select count(*)::int as sequence from ${auditEvents}
    where submission_id = ${found.submission.id} and type in ${types} and (at, id) <= (select at, id from ${auditEvents} where id = ${eventId})`)
  return { ...found, sequence: Number(rows[0]!.sequence) }
}

/** Events of the last day that an endpoint should have been told of and was not: the queue lost the telling. */
export async function undeliveredEvents(session: Session, types: string[], ageMs: number) {
  const { rows } = await session.execute(sql`
    select distinct event.id, event.submission_id
    from audit_events event
    join webhook_endpoints endpoint
      on endpoint.created_at < event.at and endpoint.disabled_at is null and endpoint.deleted_at is null
      and (cardinality(endpoint.types) = 0 or event.type = any(endpoint.types))
    where event.id > ${idFloor(Date.now() - 86_400_000)}::uuid and event.type in ${types}
      and event.at < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and not exists (select 1 from webhook_deliveries delivery where delivery.endpoint_id = endpoint.id and delivery.event_id = event.id)
      and not exists (select 1 from outbox where outbox.event_id = event.id)
    limit 500`)
  return rows.map((row) => ({ id: row.id as string, submissionId: row.submission_id as string }))
}
