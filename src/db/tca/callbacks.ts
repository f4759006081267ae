import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { CallbackEvent } from '../../domain/tca/events.ts'
import type { Session } from '../client.ts'
import { idFloor, isId, newId } from '../id.ts'
import { webhookDeliveries, webhookEndpoints } from '../schema/index.ts'
import type { Endpoint } from '../webhooks/endpoints.ts'

/** The addresses that an integration's plug-in registered and that are called, oldest first. */
export function callbacksOf(session: Session, integrationId: string): Promise<Endpoint[]> {
  return session
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.integrationId, integrationId), isOn))
    .orderBy(asc(webhookEndpoints.createdAt))
}

const isOn = and(isNull(webhookEndpoints.deletedAt), isNull(webhookEndpoints.disabledAt))

/** One of them. Throws NOT_FOUND. */
export async function findCallback(session: Session, integrationId: string, id: string): Promise<Endpoint> {
  const [found] = isId(id)
    ? await session
        .select()
        .from(webhookEndpoints)
        .where(and(eq(webhookEndpoints.id, id), eq(webhookEndpoints.integrationId, integrationId), isOn))
    : []
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such webhook.')
  return found
}

/** The registration of this address by this integration, also one that was deleted or switched off; null where there was none. */
export async function callbackTo(session: Session, integrationId: string, url: string): Promise<Endpoint | null> {
  const [found] = await session
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.integrationId, integrationId), eq(webhookEndpoints.url, url)))
    .for('update')
  return found ?? null
}

/** A callback about a submission; `eventId` makes it one however often it is made. */
interface Callback {
  integrationId: string
  type: CallbackEvent
  submissionId: string
  eventId: string | null
  body: object
  at: Date
}

/** Makes one delivery for each address that wants the event. Returns the ids of those that are new. */
export async function addCallbacks(session: Session, callback: Callback): Promise<string[]> {
  const { integrationId, type, submissionId, eventId, body, at } = callback
  const wanting = (await callbacksOf(session, integrationId)).filter(({ types }) => types.includes(type))
  if (!wanting.length) return []
  const rows = wanting.map(({ id: endpointId }) => ({
    id: newId(),
    endpointId,
    eventId,
    type,
    submissionId,
    body: JSON.stringify(body),
    nextAttemptAt: at,
  }))
  const made = await session
    .insert(webhookDeliveries)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: webhookDeliveries.id })
  return made.map(({ id }) => id)
}

/**
 * Arrivals of the last day that a plug-in should have been told of and was not: the queue lost the telling. `types` are the
 * events of an arrival.
 */
export async function untoldArrivals(session: Session, types: string[], ageMs: number) {
  const { rows } = await session.execute(sql`
    select distinct event.id, event.submission_id
    from tca_documents document
    join audit_events event on event.submission_id = document.submission_id and event.type in ${types}
    join webhook_endpoints endpoint
      on endpoint.integration_id = document.integration_id and endpoint.disabled_at is null and endpoint.deleted_at is null
      and endpoint.created_at < event.at and 'SUBMISSION_COMPLETE' = any(endpoint.types)
    where event.id > ${idFloor(Date.now() - 86_400_000)}::uuid and event.at < clock_timestamp() - make_interval(secs => ${ageMs / 1000})
      and not exists (select 1 from webhook_deliveries delivery
        where delivery.endpoint_id = endpoint.id and delivery.event_id = event.id)
      and not exists (select 1 from outbox where outbox.event_id = event.id)
    limit 500`)
  return rows.map((row) => ({ id: row.id as string, submissionId: row.submission_id as string }))
}
