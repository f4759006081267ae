import { eq } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { findProcessor } from '../../db/asset-processor/processors.ts'
import { standingOf } from '../../db/asset-processor/standing.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import { assetProcessors } from '../../db/schema/index.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { noticeTypes } from '../../lms/asset-processor/notice.ts'
import { record } from '../record.ts'
import { askForProcessor } from './queue-reports.ts'

/** An attached processor, its assessment and how it stands. Throws NOT_FOUND for one whose assessment `who` does not act on. */
export async function processorOf({ db }: Pick<Context, 'db'>, who: Actor, id: string) {
  const processor = await findProcessor(db, id)
  const assessment = await findOwnAssessment(db, who, processor.assessmentId)
  const standing = await standingOf(db, id)
  const isOrdered = standing.checkedAt !== null && standing.subscribed!.includes(noticeTypes.submission)
  return { processor, assessment, standing: { ...standing, isOrdered } }
}

/** Which advisory reports teachers see in the LMS from now on. Statements and decisions are always shown. Throws NOT_FOUND. */
export async function chooseReports(
  context: Pick<Context, 'db'>,
  who: Actor,
  id: string,
  { citations, advisory }: { citations: boolean; advisory: boolean },
): Promise<void> {
  await processorOf(context, who, id)
  await context.db.transaction(async (tx) => {
    const values = { reportsCitations: citations, reportsAdvisory: advisory }
    await tx.update(assetProcessors).set(values).where(eq(assetProcessors.id, id))
    await askForProcessor(tx, id)
    await record(tx, { type: 'lti.reports_chosen', who, data: { processor: id, citations, advisory } })
  })
}
