import { eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { type Asset, anyAsset } from '../../db/asset-processor/assets.ts'
import { askForReports } from '../../db/asset-processor/reports.ts'
import type { Session } from '../../db/client.ts'
import { assets } from '../../db/schema/index.ts'
import { type AssetReportType, assetReportTypes } from '../../domain/asset-processor/report-types.ts'
import { submissionEventTypes } from '../../domain/submission/status.ts'

/** The events after which the LMS may have to show something else. */
export const assetReportEvents = ['submission.received', 'submission.reflection_required', ...submissionEventTypes]

/** Whether there can be an LMS to report to. */
export const hasAssets = ({ db }: Context) => anyAsset(db)

/** Something happened to a submission: what the LMS shows of its files is looked at again. Asking twice is asking once. */
export async function queueAssetReports({ db }: Context, submissionId: string): Promise<void> {
  const rows = await db
    .update(assets)
    .set({ consideredAt: sql`clock_timestamp()` })
    .where(eq(assets.submissionId, submissionId))
    .returning()
  await askForAssets(db, rows)
}

/** Has the reports of some files looked at. */
export const askForAssets = (session: Session, rows: Asset[]): Promise<void> => askForReports(session, reportsOf(rows))

/** Has the reports of some files sent once more, as they are now. */
export const askAgain = (session: Session, rows: Asset[]): Promise<void> =>
  askForReports(session, reportsOf(rows), { again: true })

/** The work itself has reports of all types, other files have one. */
const reportsOf = (rows: Asset[]) =>
  rows.flatMap(({ id: assetId, part }) =>
    (part === 'work' ? assetReportTypes : (['reflection'] satisfies AssetReportType[])).map((type) => ({
      assetId,
      type,
    })),
  )

/** The same for all files of a processor, after its settings changed. */
export async function askForProcessor(session: Session, processorId: string): Promise<void> {
  const rows = await session
    .select()
    .from(assets)
    .where(inArray(assets.processorId, [processorId]))
  await askForAssets(session, rows)
}
