import type { Context } from '../../../context.ts'
import { dueAgain, failedMarksOf } from '../../../db/lti/undelivered.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { jobFor } from '../../../queue/due.ts'
import { gradebookReports } from '../../../queue/due-work.ts'
import { record } from '../../record.ts'

/** An admin has a mark that did not arrive sent to the gradebook once more. Throws NOT_FOUND, STATE_CHANGED. */
export async function sendMarkAgain(context: Context, who: Actor, reportId: string): Promise<void> {
  const [again] = await dueAgain(context.db, [reportId])
  if (!again)
    throw new DomainError('STATE_CHANGED', 'This mark does not wait to be sent again. Please reload the page.')
  await record(context.db, { type: 'lti.mark_sent_again', who, data: { report: reportId } })
  await context.queue.add([jobFor(gradebookReports, again.id, again.attempts + 1)])
}

/**
 * The marks of students that failed to arrive are sent once more: the students came from the context just now, or its roster
 * names them again. `accountIds` are the students.
 */
export async function retryMarks(context: Context, contextId: string, accountIds: string[]): Promise<void> {
  const failed = await failedMarksOf(context.db, contextId, accountIds)
  if (!failed.length) return
  const again = await dueAgain(context.db, failed)
  await context.queue.add(again.map(({ id, attempts }) => jobFor(gradebookReports, id, attempts + 1)))
}
