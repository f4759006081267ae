import { and, eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { content } from '../../db/audit/content.ts'
import { findVersion } from '../../db/policy/versions.ts'
import { policyAcknowledgements } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'

/** A person has read a policy version. Asked again for each new version. Throws NOT_FOUND. */
export async function acknowledgePolicy({ db }: Pick<Context, 'db'>, who: Actor, policyVersionId: string) {
  return db.transaction(async (tx) => {
    const version = await findVersion(tx, policyVersionId)
    const [made] = await tx
      .insert(policyAcknowledgements)
      .values({ accountId: who.id, policyVersionId })
      .onConflictDoNothing()
      .returning()
    if (made) {
      const data = { policyVersion: policyVersionId, sha256: version.sourceSha256 }
      const contents = [content(policyAcknowledgements, made)]
      await record(tx, { type: 'policy.acknowledged', who, data, contents })
      return made
    }
    const [earlier] = await tx
      .select()
      .from(policyAcknowledgements)
      .where(
        and(eq(policyAcknowledgements.accountId, who.id), eq(policyAcknowledgements.policyVersionId, policyVersionId)),
      )
    return earlier!
  })
}
