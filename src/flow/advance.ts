import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '../db/client.ts'
import { outbox, submissions } from '../db/schema/index.ts'
import type { Submission } from '../db/submission/access.ts'
import type { Actor } from '../domain/people/permission.ts'
import type { Json } from '../domain/screening/detector.ts'
import { nextStatus, type SubmissionEventType } from '../domain/submission/status.ts'
import { record } from './record.ts'

/** An event of a submission's life. `who` is null when the service itself acts. */
export interface Event {
  type: SubmissionEventType
  who: Actor | null
  data?: Record<string, Json>
}

/**
 * The one door through which a submission's status changes: status, audit event and outbox row, or nothing. It needs
 * the caller's transaction, in which the submission is locked. Throws ILLEGAL_TRANSITION.
 */
export async function advance(tx: Transaction, submission: Submission, { type, who, data = {} }: Event) {
  const status = nextStatus(submission.status, type)

  if (status !== submission.status) {
    await tx
      .update(submissions)
      .set({ status, statusSince: sql`clock_timestamp()` })
      .where(eq(submissions.id, submission.id))
  }
  const eventId = await record(tx, {
    type,
    who,
    submissionId: submission.id,
    data: { ...data, from: submission.status, to: status },
  })
  await tx.insert(outbox).values({ eventId, type, submissionId: submission.id })

  return status
}
