import { and, eq, ne } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { lockVersion, type PolicyVersion } from '../../db/policy/versions.ts'
import { policyVersions } from '../../db/schema/index.ts'
import { DomainError, type FieldProblem } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/**
 * Puts a version in force; exactly one is. Throws NOT_FOUND, or INVALID_INPUT for a version that is not authorised (point
 * `authorisation`) or whose points no person has confirmed.
 */
export async function activatePolicy({ db, clock }: Pick<Context, 'db' | 'clock'>, who: Actor, id: string) {
  return db.transaction(async (tx) => putInForce(tx, who, await lockVersion(tx, id), clock()))
}

/** The same for a version that the caller has just saved, in the caller's transaction. */
export async function putInForce(
  tx: Transaction,
  who: Actor | null,
  version: PolicyVersion,
  now: Date,
): Promise<PolicyVersion> {
  const problems = missingIn(version)
  if (problems.length)
    throw new DomainError('INVALID_INPUT', 'This policy version cannot be put in force yet.', problems)
  const ended = await tx
    .update(policyVersions)
    .set({ active: false })
    .where(and(eq(policyVersions.active, true), ne(policyVersions.id, version.id)))
    .returning()
  const [active] = await tx
    .update(policyVersions)
    .set({ active: true, activatedAt: now })
    .where(eq(policyVersions.id, version.id))
    .returning()
  const contents = [...ended, active!].map((row) => content(policyVersions, row))
  await record(tx, { type: 'policy.activated', who, data: { policyVersion: version.id }, contents })
  return active!
}

function missingIn({ authorisedBy, authorisedOn, points }: PolicyVersion): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (!authorisedBy || !authorisedOn) {
    problems.push({
      field: 'authorisedBy',
      problem: 'The authorisation is missing.',
      expected: 'The position of the authoriser, and the date in authorisedOn.',
    })
  }
  if (!points) {
    problems.push({
      field: 'points',
      problem: 'It is not confirmed which clause covers which policy point.',
      expected: 'The clause for each point, confirmed by a person.',
    })
  }
  return problems
}
