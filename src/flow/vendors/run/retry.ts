import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import { vendorRuns } from '../../../db/schema/index.ts'
import { findSubmission } from '../../../db/submission/access.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { record } from '../../record.ts'

/**
 * A person asks for a run that failed, was skipped or is blocked to be tried again: from where it stands, or from the
 * start when the vendor no longer has the document. (A detector that knows its document to be of no use begins anew by
 * itself.) Throws STATE_CHANGED.
 */
export async function retryRun({ db, clock }: Context, who: Actor, submissionId: string, detector: string) {
  const submission = await findSubmission(db, who, submissionId)
  const now = clock()
  return db.transaction(async (tx) => {
    const retried = await tx
      .update(vendorRuns)
      .set({
        state: 'waiting',
        reason: 'waiting',
        detail: 'Somebody asked for another try.',
        since: now,
        activeSince: now,
        nextStepAt: now,
        attempts: 0,
        polls: 0,
        fault: null,
        lastReported: null,
        handle: sql`case when ${gone} then null else ${vendorRuns.handle} end`,
        externalId: sql`case when ${gone} then null else ${vendorRuns.externalId} end`,
      })
      .where(
        and(
          eq(vendorRuns.submissionId, submission.id),
          eq(vendorRuns.detector, detector),
          inArray(vendorRuns.state, ['failed', 'skipped', 'blocked', 'stalled']),
        ),
      )
      .returning({ id: vendorRuns.id })
    if (!retried.length) throw new DomainError('STATE_CHANGED', 'There is no run here that could be tried again.')
    const data = { detector, runs: retried.map(({ id }) => id) }
    await record(tx, { type: 'remote.retried', who, submissionId: submission.id, data })
    return { runs: retried.length }
  })
}

/** The vendor said so itself, so nothing is left there that could be uploaded twice or would have to be deleted. */
const gone = sql`${vendorRuns.reason} is not distinct from 'gone'`
