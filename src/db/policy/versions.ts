import { eq } from 'drizzle-orm'
import type { ClauseNumbers } from '../../domain/policy/points.ts'
import { proposePoints } from '../../domain/policy/propose-points.ts'
import type { Session } from '../client.ts'
import { policyVersions } from '../schema/index.ts'

export type PolicyVersion = typeof policyVersions.$inferSelect

/** The policy version in force, or null on a new deployment. */
export async function policyInForce(session: Session): Promise<PolicyVersion | null> {
  const [found] = await session.select().from(policyVersions).where(eq(policyVersions.active, true))
  return found ?? null
}

/** The clause for each point in the version in force; none on a new deployment. */
export async function clausesInForce(session: Session): Promise<ClauseNumbers> {
  const version = await policyInForce(session)
  return version ? proposePoints(version.clauses) : {}
}

/** The clause for each point in one version, such as the one that is pinned to a submission. */
export async function clausesOfVersion(session: Session, id: string): Promise<ClauseNumbers> {
  const [version] = await session.select().from(policyVersions).where(eq(policyVersions.id, id))
  return version ? proposePoints(version.clauses) : {}
}
