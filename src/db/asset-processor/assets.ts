import { and, eq, gt, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Session, Transaction } from '../client.ts'
import { newId } from '../id.ts'
import { assetProcessors, assets } from '../schema/index.ts'

export type Asset = typeof assets.$inferSelect
type NewAsset = Omit<typeof assets.$inferInsert, 'id' | 'part'>

/** Notes the files of a hand-in, once each. Returns their rows: those that are known stay what they became. */
export async function noteAssets(tx: Transaction, rows: NewAsset[]): Promise<Asset[]> {
  return tx
    .insert(assets)
    .values(rows.map((row) => ({ ...row, id: newId(), part: 'waiting' as const })))
    .onConflictDoUpdate({
      target: [assets.processorId, assets.assetId],
      set: { reportUrl: sql`excluded.report_url`, reportScope: sql`excluded.report_scope` },
    })
    .returning()
}

/** Whether a newer hand-in of the same person for the same activity was taken in. */
export async function isOvertaken(session: Session, { processorId, subject, occurredAt, externalSubmissionId }: Asset) {
  const [newer] = await session
    .select({ id: assets.id })
    .from(assets)
    .where(
      and(
        eq(assets.processorId, processorId),
        eq(assets.subject, subject),
        ne(assets.externalSubmissionId, externalSubmissionId),
        gt(assets.occurredAt, occurredAt),
        isNotNull(assets.submissionId),
      ),
    )
    .limit(1)
  return newer !== undefined
}

/** Changes files that no work was made of yet. */
export async function setAssets(
  session: Session,
  ids: string[],
  values: Partial<Pick<Asset, 'part' | 'problem' | 'submissionId'>>,
): Promise<void> {
  await session
    .update(assets)
    .set(values)
    .where(and(inArray(assets.id, ids), isNull(assets.submissionId)))
}

/** The works that a hand-in of the platform became, newest first by arrival. */
export async function worksOf(session: Session, processorId: string, externalSubmissionId: string): Promise<string[]> {
  const found = await session
    .selectDistinct({ id: assets.submissionId })
    .from(assets)
    .where(
      and(
        eq(assets.processorId, processorId),
        eq(assets.externalSubmissionId, externalSubmissionId),
        isNotNull(assets.submissionId),
      ),
    )
  return found.map(({ id }) => id!)
}

/** The file that a platform names, with the processor that it was offered to; null for one that never came. */
export async function assetNamed(
  session: Session,
  { registrationId, deploymentId }: { registrationId: string; deploymentId: string },
  assetId: string,
) {
  const [found] = await session
    .select({ asset: assets, processor: assetProcessors })
    .from(assets)
    .innerJoin(assetProcessors, eq(assetProcessors.id, assets.processorId))
    .where(
      and(
        eq(assetProcessors.registrationId, registrationId),
        eq(assetProcessors.deploymentId, deploymentId),
        eq(assets.assetId, assetId),
      ),
    )
    .limit(1)
  return found ?? null
}

/** Whether any file ever came this way. */
export async function anyAsset(session: Session): Promise<boolean> {
  return (await session.select({ id: assets.id }).from(assets).limit(1)).length > 0
}
