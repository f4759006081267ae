import { and, asc, eq } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session } from '../client.ts'
import { ltiDeployments, ltiRegistrations } from '../schema/index.ts'

export type Registration = typeof ltiRegistrations.$inferSelect

/** Throws NOT_FOUND. */
export async function findRegistration(session: Session, id: string): Promise<Registration> {
  const [found] = await session.select().from(ltiRegistrations).where(eq(ltiRegistrations.id, id))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such registration.')
  return found
}

export function listRegistrations(session: Session) {
  return session.select().from(ltiRegistrations).orderBy(asc(ltiRegistrations.createdAt))
}

/** The platform that begins a login: by issuer and client id, or by issuer alone where only one client is registered. */
export async function registrationOf(session: Session, issuer: string, clientId: string | undefined) {
  const found = await session
    .select()
    .from(ltiRegistrations)
    .where(
      and(
        eq(ltiRegistrations.issuer, issuer),
        eq(ltiRegistrations.state, 'active'),
        clientId === undefined ? undefined : eq(ltiRegistrations.clientId, clientId),
      ),
    )
    .limit(2)
  return found.length === 1 ? found[0]! : null
}

export function deploymentsOf(session: Session, registrationId: string) {
  return session.select().from(ltiDeployments).where(eq(ltiDeployments.registrationId, registrationId))
}
