import { desc, eq } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { ClauseNumbers } from '../../domain/policy/points.ts'
import type { Session, Transaction } from '../client.ts'
import { afterCursor, type Page, type PlaceAsked, pageOf } from '../cursor.ts'
import { policyVersions } from '../schema/index.ts'

export type PolicyVersion = typeof policyVersions.$inferSelect

/** A page of the policy versions, newest first. */
export async function listVersions(
  session: Session,
  { cursor, limit = 50 }: PlaceAsked = {},
): Promise<Page<PolicyVersion>> {
  const order = { at: policyVersions.createdAt, id: policyVersions.id }
  const rows = await session
    .select()
    .from(policyVersions)
    .where(cursor ? afterCursor(cursor, order, false) : undefined)
    .orderBy(desc(order.at), desc(order.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ createdAt }) => createdAt)
}

/** Throws NOT_FOUND. */
export async function findVersion(session: Session, id: string): Promise<PolicyVersion> {
  return existing(await session.select().from(policyVersions).where(eq(policyVersions.id, id)))
}

/** The same, locked until the end of the transaction. Throws NOT_FOUND. */
export async function lockVersion(tx: Transaction, id: string): Promise<PolicyVersion> {
  return existing(await tx.select().from(policyVersions).where(eq(policyVersions.id, id)).for('update'))
}

function existing([version]: PolicyVersion[]): PolicyVersion {
  if (!version) throw new DomainError('NOT_FOUND', 'There is no such policy version.')
  return version
}

/** The policy version in force, or null on a new deployment. */
export async function policyInForce(session: Session): Promise<PolicyVersion | null> {
  const [found] = await session.select().from(policyVersions).where(eq(policyVersions.active, true))
  return found ?? null
}

/** The clause for each point in the version in force; none on a new deployment. */
export async function clausesInForce(session: Session): Promise<ClauseNumbers> {
  return (await policyInForce(session))?.points ?? {}
}

/** The clause for each point in one version, such as the one that is pinned to a submission. */
export async function clausesOfVersion(session: Session, id: string): Promise<ClauseNumbers> {
  return (await findVersion(session, id)).points ?? {}
}
