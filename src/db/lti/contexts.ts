import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import type { Session, Transaction } from '../client.ts'
import { newId } from '../id.ts'
import { ltiContextCopies, ltiContexts, ltiOffers, ltiRegistrations } from '../schema/index.ts'

export type LtiContext = typeof ltiContexts.$inferSelect
export type Offer = typeof ltiOffers.$inferSelect

/** How a platform names a context. */
type Named = Pick<LtiContext, 'registrationId' | 'deploymentId' | 'externalId' | 'title'>

/**
 * The context that a launch names, or null when it is new; its title is the one that the platform gave last. Until the
 * transaction ends, no other launch adds it.
 */
export async function contextNamed(tx: Transaction, { title, ...named }: Named): Promise<LtiContext | null> {
  const { registrationId, deploymentId, externalId } = named
  const name = JSON.stringify([registrationId, deploymentId, externalId])
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 10))`)
  const [found] = await tx
    .update(ltiContexts)
    .set({ title: sql`coalesce(${title}, ${ltiContexts.title})` })
    .where(
      and(
        eq(ltiContexts.registrationId, registrationId),
        eq(ltiContexts.deploymentId, deploymentId),
        eq(ltiContexts.externalId, externalId),
      ),
    )
    .returning()
  return found ?? null
}

/** Notes a context with the course that it is. */
export async function addContext(tx: Transaction, named: Named & { courseId: string }): Promise<LtiContext> {
  const [added] = await tx
    .insert(ltiContexts)
    .values({ id: newId(), ...named })
    .returning()
  return added!
}

/** The context with this id, which is there. */
export async function contextOfId(session: Session, id: string): Promise<LtiContext> {
  const [found] = await session.select().from(ltiContexts).where(eq(ltiContexts.id, id))
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
      courseId: ltiContexts.courseId,
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

/** The titles of the contexts that one is a copy of, as far as its platform told it (docs/reference/lti.md#contexts). */
export async function originsOf(session: Session, copy: LtiContext): Promise<string[]> {
  const found = await session
    .select({ title: ltiContexts.title })
    .from(ltiContextCopies)
    .innerJoin(
      ltiContexts,
      and(
        eq(ltiContexts.registrationId, ltiContextCopies.registrationId),
        eq(ltiContexts.deploymentId, ltiContextCopies.deploymentId),
        eq(ltiContexts.externalId, ltiContextCopies.originExternalId),
      ),
    )
    .where(
      and(
        eq(ltiContextCopies.registrationId, copy.registrationId),
        eq(ltiContextCopies.deploymentId, copy.deploymentId),
        eq(ltiContextCopies.externalId, copy.externalId),
      ),
    )
  return found.flatMap(({ title }) => title ?? [])
}
