import { desc, eq } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { ClauseNumbers } from '../../domain/policy/points.ts'
import type { Session, Transaction } from '../client.ts'
import { policyVersions } from '../schema/index.ts'

export type PolicyVersion = typeof policyVersions.$inferSelect

/** Policy versions, newest first. */
export function listVersions(session: Session, limit = 200): Promise<PolicyVersion[]> {
  return session.select().from(policyVersions).orderBy(desc(policyVersions.createdAt)).limit(limit)
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
