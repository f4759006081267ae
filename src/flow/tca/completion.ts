import type { Context } from '../../context.ts'
import { addCallbacks } from '../../db/tca/callbacks.ts'
import { documentOfSubmission } from '../../db/tca/documents.ts'
import { anyPlugin } from '../../db/tca/doors.ts'
import { jobFor } from '../../queue/due.ts'
import { deliveries } from '../../queue/due-work.ts'

/** The events by which a submission arrives. */
export const arrivals = ['submission.received', 'submission.reflection_required']

/** Whether there is a plug-in to tell. */
export const hasPlugins = ({ db }: Context) => anyPlugin(db)

/**
 * Tells the plug-in that delivered a submission that it is here, once. The title, which may hold a name, is added when the
 * callback is sent.
 */
export async function announceCompletion(
  context: Context,
  submissionId: string,
  eventId: string | null,
): Promise<void> {
  const { db, queue, clock } = context
  const document = await documentOfSubmission(db, submissionId)
  if (!document) return
  const { id, integrationId, owner, createdAt } = document
  const body = {
    id,
    owner,
    status: 'COMPLETE',
    created_time: createdAt.toISOString(),
    capabilities: ['SIMILARITY', 'VIEWER'],
  }
  const callback = { integrationId, type: 'SUBMISSION_COMPLETE' as const, submissionId, eventId, body, at: clock() }
  const made = await addCallbacks(db, callback)
  await queue.add(made.map((delivery) => jobFor(deliveries, delivery, 1)))
}
