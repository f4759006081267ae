import { and, desc, eq, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Session, Transaction } from '../client.ts'
import { isId } from '../id.ts'
import { addAccount } from '../people/accounts.ts'
import { assetProcessors, identities } from '../schema/index.ts'

export type AssetProcessor = typeof assetProcessors.$inferSelect

/** Whose a processor is, as the platform names it. */
interface Place {
  registrationId: string
  deploymentId: string
}

/**
 * The processor that a notice or a launch is about: by our own parameter, which copies of the activity carry too, else by the
 * activity; null where neither leads to one of this platform.
 */
export async function processorNamed(
  session: Session,
  { registrationId, deploymentId }: Place,
  { processorId, activityId }: { processorId: string | null; activityId: string | null },
): Promise<AssetProcessor | null> {
  const ofPlatform = [
    eq(assetProcessors.registrationId, registrationId),
    eq(assetProcessors.deploymentId, deploymentId),
  ] as const
  const by = isId(processorId ?? '')
    ? eq(assetProcessors.id, processorId!)
    : activityId
      ? eq(assetProcessors.activityId, activityId)
      : null
  if (!by) return null
  const [found] = await session
    .select()
    .from(assetProcessors)
    .where(and(...ofPlatform, by))
    .orderBy(desc(assetProcessors.createdAt))
    .limit(1)
  return found ?? null
}

/** Throws NOT_FOUND. */
export async function findProcessor(session: Session, id: string): Promise<AssetProcessor> {
  const [found] = isId(id) ? await session.select().from(assetProcessors).where(eq(assetProcessors.id, id)) : []
  if (!found) throw new DomainError('NOT_FOUND', 'This activity is not set up here.')
  return found
}

/** The account that delivers for a platform, made with its first processor. */
export async function delivererOf(tx: Transaction, registrationId: string, name: string): Promise<string> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${registrationId}, 14))`)
  const [known] = await tx
    .select({ id: assetProcessors.deliveredBy })
    .from(assetProcessors)
    .where(eq(assetProcessors.registrationId, registrationId))
    .limit(1)
  return known?.id ?? (await addAccount(tx, { role: 'integration', name })).id
}

/** Lets a platform's deliverer act for a student whom the platform named. */
export async function letDeliver(tx: Transaction, deliveredBy: string, studentId: string): Promise<void> {
  await tx
    .insert(identities)
    .values({ issuer: deliveredBy, subject: studentId, accountId: studentId })
    .onConflictDoNothing()
}
