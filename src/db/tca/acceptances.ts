import { and, eq } from 'drizzle-orm'
import type { EulaAcceptance } from '../../domain/tca/eula.ts'
import type { Session } from '../client.ts'
import { tcaAcceptances } from '../schema/index.ts'

/** Of whom, by the word of which integration, and of which version of the policy. */
export interface AcceptanceKey {
  integrationId: string
  userId: string
  policyVersionId: string
}

/** What a person accepted of one policy version, one row for each language. */
export function acceptancesOf(session: Session, { integrationId, userId, policyVersionId }: AcceptanceKey) {
  return session
    .select()
    .from(tcaAcceptances)
    .where(
      and(
        eq(tcaAcceptances.integrationId, integrationId),
        eq(tcaAcceptances.userId, userId),
        eq(tcaAcceptances.policyVersionId, policyVersionId),
      ),
    )
}

/** Keeps an acceptance; the first in a language stands. */
export async function addAcceptance(session: Session, key: AcceptanceKey, { language, at }: EulaAcceptance) {
  await session
    .insert(tcaAcceptances)
    .values({ ...key, language, acceptedAt: at })
    .onConflictDoNothing()
}
