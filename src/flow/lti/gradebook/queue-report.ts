import { eq } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import { newId } from '../../../db/id.ts'
import { anyVisit, visitOfWork } from '../../../db/lti/visits.ts'
import { standingMark } from '../../../db/review/marks.ts'
import { auditEvents, ltiReports, submissions } from '../../../db/schema/index.ts'
import { heldMark } from '../../../domain/review/held-mark.ts'
import { jobFor } from '../../../queue/due.ts'
import { gradebookReports } from '../../../queue/due-work.ts'

/** What a gradebook hears of: that work was handed in, and marks that people gave, by themselves or with a decision. */
export const reportedTypes = ['submission.received', 'submission.reflected', 'submission.marked', 'submission.decided']

/** Whether there can be a gradebook to report to. */
export const hasLmsVisits = ({ db }: Context) => anyVisit(db)

/** An event becomes a report to the gradebook under which the work was handed in; twice is once. */
export async function queueReport(context: Context, submissionId: string, eventId: string | null): Promise<void> {
  const { db, queue } = context
  const [submission] = await db.select().from(submissions).where(eq(submissions.id, submissionId))
  const visit = submission && (await visitOfWork(db, submissionId))
  if (!visit || !eventId) return
  const [event] = await db.select({ type: auditEvents.type }).from(auditEvents).where(eq(auditEvents.id, eventId))
  const kind = event?.type === 'submission.decided' || event?.type === 'submission.marked' ? 'score' : 'submitted'
  // A mark that is held now is reported by the decision that ends the review.
  if (kind === 'score' && (heldMark(submission.status) || (await standingMark(db, submissionId)) === null)) return

  const [made] = await db
    .insert(ltiReports)
    .values({ id: newId(), linkId: visit.link.id, submissionId, eventId, kind, nextAttemptAt: context.clock() })
    .onConflictDoNothing()
    .returning({ id: ltiReports.id })
  if (made) await queue.add([jobFor(gradebookReports, made.id, 1)])
}
