import { eq, sql } from 'drizzle-orm'
import { content } from '../db/audit/content.ts'
import type { Transaction } from '../db/client.ts'
import { outbox, submissions } from '../db/schema/index.ts'
import type { Submission } from '../db/submission/access.ts'
import type { Content } from '../domain/audit/contents/content-hash.ts'
import type { Due } from '../domain/dates/due.ts'
import type { Actor } from '../domain/people/permission.ts'
import type { Json } from '../domain/screening/detector.ts'
import { nextStatus, type SubmissionEventType } from '../domain/submission/status.ts'
import { record } from './record.ts'

/** An event of a submission's life. `who` is null when the service itself acts. */
export interface Event {
  type: SubmissionEventType
  who: Actor | null
  data?: Record<string, Json>
  /** The due date that applies from now on, of the one event that changes it, and whether the work is late by it. */
  due?: Due & { late: boolean }
  /** The rows that it made, beside the submission's own. */
  contents?: Content[]
}

/** Throws ILLEGAL_TRANSITION unless the event can happen to the submission; for a flow that writes before it advances. */
export function checkMove({ status }: Pick<Submission, 'status'>, type: SubmissionEventType): void {
  nextStatus(status, type)
}

/**
 * The one door through which a submission's status changes: status, audit event and outbox row, or nothing. It needs
 * the caller's transaction, in which the submission is locked. Throws ILLEGAL_TRANSITION.
 */
export async function advance(
  tx: Transaction,
  submission: Submission,
  { type, who, data = {}, due, contents = [] }: Event,
) {
  const status = nextStatus(submission.status, type)

  const [moved] = await tx
    .update(submissions)
    .set({
      status,
      ...(status !== submission.status && { statusSince: sql`clock_timestamp()` }),
      ...(due && { dueAt: due.at, dueBecause: due.because, late: due.late }),
    })
    .where(eq(submissions.id, submission.id))
    .returning()
  const eventId = await record(tx, {
    type,
    who,
    submissionId: submission.id,
    data: { ...data, from: submission.status, to: status },
    contents: [content(submissions, moved!), ...contents],
  })
  await tx.insert(outbox).values({ eventId, type, submissionId: submission.id })

  return status
}
