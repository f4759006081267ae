import type { Context } from '../../../context.ts'
import { type Asset, isOvertaken, noteAssets, setAssets, worksOf } from '../../../db/asset-processor/assets.ts'
import type { LtiNotice } from '../../../db/asset-processor/notices.ts'
import { type AssetProcessor, processorNamed } from '../../../db/asset-processor/processors.ts'
import type { Registration } from '../../../db/lti/registrations.ts'
import { oneAtATime } from '../../../db/webhooks/followed.ts'
import { DomainError } from '../../../domain/error.ts'
import { assetScopes } from '../../../lms/asset-processor/names.ts'
import type { WorkNotice } from '../../../lms/asset-processor/notice.ts'
import { withdraw } from '../../submission/withdraw.ts'
import type { Applied } from '../applied.ts'
import { askAgain, askForAssets } from '../queue-reports.ts'
import { handInAssets } from './hand-in-assets.ts'
import { courseOf } from './place.ts'

/**
 * Takes in the work that a notice tells of. The same hand-in once more, as after “Resubmit all files”, finds its submission
 * and sends its reports again. Throws NOT_FOUND and NOT_ALLOWED for what waits for a person, UNAVAILABLE for files that the
 * platform could not give.
 */
export async function takeIn(
  context: Context,
  registration: Registration,
  notice: LtiNotice,
  work: WorkNotice,
): Promise<Applied> {
  if (work.status === 'Draft' || work.status === 'Hidden') {
    return { state: 'ignored', detail: 'A contribution that is not shown to others yet is no hand-in.' }
  }
  const processor = await processorNamed(context.db, notice, work)
  if (!processor) {
    throw new DomainError('NOT_FOUND', 'This activity is not set up here: a tutor opens its settings in the LMS once.')
  }
  return oneAtATime(context.db, `assets ${processor.id} ${work.subject}`, async () => {
    if (work.status === 'Deleted') return takeBack(context, processor, work)
    if (!work.assets.length) return { state: 'ignored', detail: 'It names no file.' }
    const rows = await context.db.transaction((tx) => noteAssets(tx, rowsOf(processor, notice, work)))
    return handInOnce(context, registration, processor, work, rows)
  })
}

async function handInOnce(
  context: Context,
  registration: Registration,
  processor: AssetProcessor,
  work: WorkNotice,
  rows: Asset[],
): Promise<Applied> {
  const known = rows.find(({ submissionId }) => submissionId)
  if (known) {
    await askAgain(context.db, rows)
    const detail = 'This work was taken in before. Its reports are sent once more.'
    return { state: 'applied', detail, submissionId: known.submissionId }
  }
  if (await isOvertaken(context.db, rows[0]!)) {
    await setAssets(context.db, idsOf(rows), { part: 'overtaken' })
    await askForAssets(context.db, await reread(rows, 'overtaken'))
    return { state: 'stale', detail: 'A newer version of this work was taken in before it.' }
  }
  const courseContext = await courseOf(context, registration, processor, work)
  const submissionId = await handInAssets(context, registration, { processor, work, rows, courseContext })
  return { state: 'applied', detail: 'Handed in; it waits for the student’s reflection.', submissionId }
}

const idsOf = (rows: Asset[]) => rows.map(({ id }) => id)

const reread = async (rows: Asset[], part: Asset['part']) => rows.map((row) => ({ ...row, part }))

/** A contribution that was deleted in the LMS is taken back here, unless a person reviews it by now. */
async function takeBack(context: Context, { id, deliveredBy }: AssetProcessor, work: WorkNotice): Promise<Applied> {
  const who = { id: deliveredBy, role: 'integration' as const }
  for (const submissionId of await worksOf(context.db, id, work.externalId)) {
    try {
      await withdraw(context, who, submissionId)
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'ILLEGAL_TRANSITION') throw error
    }
  }
  return { state: 'applied', detail: 'It was deleted in the LMS. What no person reviews was taken back here.' }
}

function rowsOf(processor: AssetProcessor, notice: LtiNotice, work: WorkNotice) {
  const { subject, externalId: externalSubmissionId, report, resourceLinkId } = work
  return work.assets.map(({ id: assetId }) => ({
    processorId: processor.id,
    assetId,
    externalSubmissionId,
    subject,
    occurredAt: work.updatedAt ?? notice.occurredAt,
    reportUrl: report?.url ?? null,
    reportScope: report ? (report.scopes[0] ?? assetScopes.report) : null,
    resourceLinkId,
  }))
}
