import type { Context } from '../../context.ts'
import type { Transaction } from '../../db/client.ts'
import { measurementsOf } from '../../db/screening/runs.ts'
import { addCallbacks } from '../../db/tca/callbacks.ts'
import { documentOfSubmission, noteOverlap } from '../../db/tca/documents.ts'
import { findIntegration } from '../../db/webhooks/integrations.ts'
import { overlap } from '../../detectors/overlap/detector.ts'
import { overlapPercentage } from '../../domain/tca/overlap.ts'
import { jobFor } from '../../queue/due.ts'
import { deliveries } from '../../queue/due-work.ts'

/**
 * Tells a plug-in that asked for a report the measured overlap, once, where its integration is told that and the check of
 * wording has measured it. Otherwise nothing is told, and its row waits.
 */
export async function tellOverlap(context: Context, submissionId: string): Promise<void> {
  const { db, queue } = context
  const document = await documentOfSubmission(db, submissionId)
  if (!document?.reportAskedAt || document.sharedPercent !== null) return
  if (!(await findIntegration(db, document.integrationId)).tcaOverlap) return
  const measured = overlapPercentage(await measurementsOf(db, submissionId, overlap.id))
  if (measured === null) return
  const made = await db.transaction((tx) => announce(tx, context, { ...document, submissionId }, measured))
  await queue.add(made.map((id) => jobFor(deliveries, id, 1)))
}

async function announce(
  tx: Transaction,
  { clock }: Context,
  {
    id,
    integrationId,
    submissionId,
    reportAskedAt,
  }: { id: string; integrationId: string; submissionId: string; reportAskedAt: Date | null },
  measured: number,
): Promise<string[]> {
  if (!(await noteOverlap(tx, id, measured))) return []
  const body = {
    submission_id: id,
    status: 'COMPLETE',
    overall_match_percentage: measured,
    submitted_works_match_percentage: measured,
    time_requested: reportAskedAt,
    time_generated: clock(),
  }
  return addCallbacks(tx, {
    integrationId,
    type: 'SIMILARITY_COMPLETE',
    submissionId,
    eventId: null,
    body,
    at: clock(),
  })
}
