import { and, eq, notInArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { remoteRuns } from '../../db/schema.ts'

/** Erased work goes at every vendor too: each run that may have left a copy there deletes it, however long that takes. */
export async function eraseRemotely({ db, clock }: Context, submissionId: string): Promise<void> {
  const now = clock()
  await db
    .update(remoteRuns)
    .set({
      state: 'erasing',
      reason: 'erasing',
      detail: 'The copy at the vendor is being deleted.',
      since: now,
      activeSince: now,
      eraseWantedAt: now,
      nextStepAt: now,
      attempts: 0,
      polls: 0,
      pdf: null,
    })
    .where(and(eq(remoteRuns.submissionId, submissionId), notInArray(remoteRuns.state, ['erasing', 'erased'])))
}
