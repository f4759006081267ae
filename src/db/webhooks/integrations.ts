import { and, asc, desc, eq, or } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session } from '../client.ts'
import { contains } from '../contains.ts'
import { afterCursor, type PlaceAsked, pageOf } from '../cursor.ts'
import { isId } from '../id.ts'
import { integrationEvents, integrations } from '../schema/index.ts'

export type Integration = typeof integrations.$inferSelect

export type IntegrationEvent = typeof integrationEvents.$inferSelect

/** Throws NOT_FOUND. */
export async function findIntegration(session: Session, id: string): Promise<Integration> {
  const [found] = await session.select().from(integrations).where(eq(integrations.id, id))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such integration.')
  return found
}

export function listIntegrations(session: Session) {
  return session.select().from(integrations).orderBy(asc(integrations.createdAt))
}

/**
 * A page of what came in by webhook, newest first. What an LMS said of people is not listed. `q` is a part of a type, or a
 * whole id: of the message, of the event or of the submission that it led to.
 */
export async function eventsOf(
  session: Session,
  integrationId: string,
  { q, cursor, limit = 50 }: PlaceAsked & { q?: string } = {},
) {
  const order = { at: integrationEvents.receivedAt, id: integrationEvents.id }
  const rows = await session
    .select({
      id: integrationEvents.id,
      webhookId: integrationEvents.webhookId,
      type: integrationEvents.type,
      occurredAt: integrationEvents.occurredAt,
      receivedAt: integrationEvents.receivedAt,
      state: integrationEvents.state,
      detail: integrationEvents.detail,
      attempts: integrationEvents.attempts,
      nextAttemptAt: integrationEvents.nextAttemptAt,
      submissionId: integrationEvents.submissionId,
    })
    .from(integrationEvents)
    .where(
      and(
        eq(integrationEvents.integrationId, integrationId),
        q ? isNamed(q) : undefined,
        cursor ? afterCursor(cursor, order, false) : undefined,
      ),
    )
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ receivedAt }) => receivedAt)
}

const isNamed = (q: string) =>
  or(
    contains(integrationEvents.type, q),
    eq(integrationEvents.webhookId, q),
    isId(q) ? or(eq(integrationEvents.id, q), eq(integrationEvents.submissionId, q)) : undefined,
  )
