import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session } from '../client.ts'
import { webhookEndpoints } from '../schema/index.ts'

export type Endpoint = typeof webhookEndpoints.$inferSelect

/** Throws NOT_FOUND, also for an endpoint that was deleted. */
export async function findEndpoint(session: Session, id: string): Promise<Endpoint> {
  const [found] = await session
    .select()
    .from(webhookEndpoints)
    .where(and(eq(webhookEndpoints.id, id), isNull(webhookEndpoints.deletedAt)))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such endpoint.')
  return found
}

/** What an admin added, and was not deleted. The callbacks of Turnitin plug-ins are not among them. */
const isOfAdmin = and(isNull(webhookEndpoints.deletedAt), isNull(webhookEndpoints.integrationId))

export function listEndpoints(session: Session) {
  return session.select().from(webhookEndpoints).where(isOfAdmin).orderBy(asc(webhookEndpoints.createdAt))
}

/** Whether any endpoint is on. */
export async function anyEndpoint(session: Session): Promise<boolean> {
  const found = await session
    .select({ id: webhookEndpoints.id })
    .from(webhookEndpoints)
    .where(and(isOfAdmin, isNull(webhookEndpoints.disabledAt)))
    .limit(1)
  return found.length > 0
}

/** Who wants to hear of an event of this type: endpoints that are on and were there when it happened. */
export function endpointsFor(session: Session, type: string, at: Date) {
  return session
    .select()
    .from(webhookEndpoints)
    .where(
      and(
        isOfAdmin,
        isNull(webhookEndpoints.disabledAt),
        lte(webhookEndpoints.createdAt, at),
        or(eq(sql`cardinality(${webhookEndpoints.types})`, 0), sql`${type} = any(${webhookEndpoints.types})`),
      ),
    )
}
