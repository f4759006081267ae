import { and, eq, isNull, notInArray } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { remoteRuns, submissions } from '../../db/schema.ts'

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

/** Starts the erasures whose event was lost on its way: work that is erased here while a vendor may still hold a copy. */
export async function eraseMissed(context: Context, detector: string): Promise<void> {
  const missed = await context.db
    .selectDistinct({ id: remoteRuns.submissionId })
    .from(remoteRuns)
    .innerJoin(submissions, eq(submissions.id, remoteRuns.submissionId))
    .where(
      and(
        eq(remoteRuns.detector, detector),
        eq(submissions.status, 'erased'),
        isNull(remoteRuns.eraseWantedAt),
        notInArray(remoteRuns.state, ['erased', 'erasing']),
      ),
    )
    .limit(200)
  for (const { id } of missed) await eraseRemotely(context, id)
}
