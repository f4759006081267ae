import type { Context } from '../../context.ts'
import type { Session } from '../../db/client.ts'
import { listVersions, type PolicyVersion, policyInForce } from '../../db/policy/versions.ts'
import { acceptancesOf, addAcceptance } from '../../db/tca/acceptances.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import { DomainError } from '../../domain/error.ts'
import { type EulaAcceptance, eulaVersionOf } from '../../domain/tca/eula.ts'
import { acknowledgePolicy } from '../policy/acknowledge-policy.ts'

/** The policy in force. Throws UNAVAILABLE where there is none yet: no work can be taken in then. */
export async function policyNow(db: Session): Promise<PolicyVersion> {
  const policy = await policyInForce(db)
  if (policy) return policy
  throw new DomainError('UNAVAILABLE', 'The provider has no policy in force yet, so work cannot be taken in.')
}

/** The policy version that a plug-in calls so, or `latest`. Throws NOT_FOUND. */
export async function eulaCalled({ db }: Pick<Context, 'db'>, name: string): Promise<PolicyVersion> {
  const policy = await policyNow(db)
  if (name === 'latest' || name === eulaVersionOf(policy)) return policy
  const { items } = await listVersions(db, { limit: 200 })
  const earlier = items.find((version) => version.activatedAt && eulaVersionOf(version) === name)
  if (earlier) return earlier
  throw new DomainError('NOT_FOUND', 'There is no such version of the terms.')
}

/** Keeps that a person accepted the version in force, by the plug-in's word. Throws NOT_FOUND for any other version. */
export async function acceptEula({ db }: Context, { id }: Integration, userId: string, acceptance: EulaAcceptance) {
  const policy = await policyNow(db)
  if (acceptance.version !== eulaVersionOf(policy)) throw new DomainError('NOT_FOUND', 'This version is not in force.')
  await addAcceptance(db, { integrationId: id, userId, policyVersionId: policy.id }, acceptance)
}

/**
 * Whether a person has accepted the policy in force, with this hand-in or before. An acceptance that comes with it is kept.
 */
export async function acceptsPolicy(
  context: Context,
  integration: Integration,
  policy: PolicyVersion,
  { submitter, acceptance }: { submitter: string; acceptance: EulaAcceptance | null },
): Promise<boolean> {
  const key = { integrationId: integration.id, userId: submitter, policyVersionId: policy.id }
  const kept = await acceptancesOf(context.db, key)
  if (kept.length) return true
  if (acceptance?.version !== eulaVersionOf(policy)) return false
  await addAcceptance(context.db, key, acceptance)
  return true
}

/** An acceptance of a student is their acknowledgement of that version, once their account is known. */
export async function acknowledgeAs(
  context: Context,
  {
    integration,
    policy,
    userId,
    accountId,
  }: {
    integration: Integration
    policy: PolicyVersion
    userId: string
    accountId: string
  },
): Promise<void> {
  const kept = await acceptancesOf(context.db, { integrationId: integration.id, userId, policyVersionId: policy.id })
  if (kept.length) await acknowledgePolicy(context, { id: accountId, role: 'student' }, policy.id)
}
