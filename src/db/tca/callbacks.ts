import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { CallbackEvent } from '../../domain/tca/events.ts'
import type { Session } from '../client.ts'
import { isId, newId } from '../id.ts'
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

/** Whether any plug-in wants to be called back. */
export async function anyCallback(session: Session): Promise<boolean> {
  const found = await session
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(and(sql`${webhookEndpoints.integrationId} is not null`, isOn))
    .limit(1)
  return found.length > 0
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
