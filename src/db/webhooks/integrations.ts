import { asc, desc, eq } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session } from '../client.ts'
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

/** What came in by webhook, newest first. What an LMS said of people is not listed. */
export function eventsOf(session: Session, integrationId: string, limit = 200) {
  return session
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
    .where(eq(integrationEvents.integrationId, integrationId))
    .orderBy(desc(integrationEvents.receivedAt))
    .limit(limit)
}
