import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import type { Transaction } from '../../db/client.ts'
import { lockVersion, type PolicyVersion } from '../../db/policy/versions.ts'
import { policyVersions } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { confirmedPoints } from '../../domain/policy/confirmed-points.ts'
import { record } from '../record.ts'

/** Which clause of a version covers which policy point; null where the version has none. */
export type SentPoints = Record<string, string | null>

/**
 * A person confirms which clause of a version covers which point. They may correct it until the version is first put in
 * force. Throws NOT_FOUND, STATE_CHANGED once it was in force, or INVALID_INPUT naming each point that cannot be so.
 */
export async function confirmPoints(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  who: Actor,
  id: string,
  sent: SentPoints,
) {
  return db.transaction(async (tx) => {
    const version = await lockVersion(tx, id)
    if (version.activatedAt) {
      throw new DomainError(
        'STATE_CHANGED',
        'The points of a version that is or was in force do not change. Import the corrected policy as a new version.',
      )
    }
    return savePoints(tx, who, version, sent, clock())
  })
}

/** Saves the confirmed points of a version in the caller's transaction, with an audit event. Throws INVALID_INPUT. */
export async function savePoints(
  tx: Transaction,
  who: Actor | null,
  { id, clauses }: PolicyVersion,
  sent: SentPoints,
  now: Date,
): Promise<PolicyVersion> {
  const points = confirmedPoints(sent, clauses)
  const [saved] = await tx
    .update(policyVersions)
    .set({ points, pointsConfirmedBy: who?.id ?? null, pointsConfirmedAt: now })
    .where(eq(policyVersions.id, id))
    .returning()
  const contents = [content(policyVersions, saved!)]
  await record(tx, { type: 'policy.points_confirmed', who, data: { policyVersion: id, points }, contents })
  return saved!
}
