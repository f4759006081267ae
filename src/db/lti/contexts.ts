import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { newId } from '../id.ts'
import { ltiContexts, ltiOffers, ltiRegistrations } from '../schema/index.ts'

export type LtiContext = typeof ltiContexts.$inferSelect
export type Offer = typeof ltiOffers.$inferSelect

/** The context that a launch names, noted when it is new; its title is the one that the platform gave last. */
export async function contextNamed(
  session: Session,
  named: Pick<LtiContext, 'registrationId' | 'deploymentId' | 'externalId' | 'title'>,
): Promise<LtiContext> {
  const [found] = await session
    .insert(ltiContexts)
    .values({ id: newId(), ...named })
    .onConflictDoUpdate({
      target: [ltiContexts.registrationId, ltiContexts.deploymentId, ltiContexts.externalId],
      set: { title: sql`coalesce(excluded.title, ${ltiContexts.title})` },
    })
    .returning()
  return found!
}

/** Whether an assessment may be used in a context, or null where that was never asked. */
export async function offerIn(session: Session, contextId: string, assessmentId: string): Promise<Offer | null> {
  const [found] = await session
    .select()
    .from(ltiOffers)
    .where(and(eq(ltiOffers.contextId, contextId), eq(ltiOffers.assessmentId, assessmentId)))
  return found ?? null
}

/** Whether an assessment was ever offered to a platform; others cannot be asked for by a launch from it. */
export async function wasOfferedTo(session: Session, registrationId: string, assessmentId: string): Promise<boolean> {
  const [found] = await session
    .select({ id: ltiContexts.id })
    .from(ltiOffers)
    .innerJoin(ltiContexts, eq(ltiContexts.id, ltiOffers.contextId))
    .where(and(eq(ltiOffers.assessmentId, assessmentId), eq(ltiContexts.registrationId, registrationId)))
    .limit(1)
  return found !== undefined
}

/** The contexts in which an assessment is used or that ask for it, the first one first, with the platform of each. */
export function offersOf(session: Session, assessmentId: string) {
  return session
    .select({
      contextId: ltiOffers.contextId,
      state: ltiOffers.state,
      at: ltiOffers.at,
      answeredAt: ltiOffers.answeredAt,
      title: ltiContexts.title,
      platform: ltiRegistrations.name,
    })
    .from(ltiOffers)
    .innerJoin(ltiContexts, eq(ltiContexts.id, ltiOffers.contextId))
    .innerJoin(ltiRegistrations, eq(ltiRegistrations.id, ltiContexts.registrationId))
    .where(eq(ltiOffers.assessmentId, assessmentId))
    .orderBy(asc(ltiOffers.at), asc(ltiOffers.contextId))
}

/** Those of some assessments that a context asks for and that have no answer yet. */
export async function askedForAmong(session: Session, assessmentIds: string[]): Promise<Set<string>> {
  if (!assessmentIds.length) return new Set()
  const found = await session
    .select({ id: ltiOffers.assessmentId })
    .from(ltiOffers)
    .where(and(inArray(ltiOffers.assessmentId, assessmentIds), eq(ltiOffers.state, 'asked')))
  return new Set(found.map(({ id }) => id))
}
