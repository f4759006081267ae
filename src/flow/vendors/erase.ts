import { and, eq, isNotNull, isNull, ne, notInArray, or } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { submissions, vendorRuns } from '../../db/schema/index.ts'

/** Erased work goes at every vendor too: each run that may have left a copy there deletes it, however long that takes. */
export async function eraseAtVendors({ db, clock }: Context, submissionId: string): Promise<void> {
  await db
    .update(vendorRuns)
    .set({ ...leaving(clock()), reason: 'erasing', detail: 'The copy at the vendor is being deleted.' })
    .where(and(eq(vendorRuns.submissionId, submissionId), notInArray(vendorRuns.state, ['erasing', 'erased'])))
}

/** Work that was taken back is set aside at every vendor that has a copy, so that no work is compared with it any more. */
export async function setAsideAtVendors({ db, clock }: Context, submissionId: string): Promise<void> {
  await db
    .update(vendorRuns)
    .set({
      ...leaving(clock()),
      reason: 'erasing',
      detail: 'The work was taken back, and the copy at the vendor is being set aside.',
    })
    .where(
      and(
        eq(vendorRuns.submissionId, submissionId),
        isNotNull(vendorRuns.externalId),
        notInArray(vendorRuns.state, ['erasing', 'erased']),
        or(isNull(vendorRuns.reason), ne(vendorRuns.reason, 'set_aside')),
      ),
    )
}

const leaving = (now: Date) => ({
  state: 'erasing' as const,
  since: now,
  activeSince: now,
  erasureRequestedAt: now,
  nextStepAt: now,
  attempts: 0,
  polls: 0,
  pdf: null,
})

/** Starts the erasures whose event was lost on its way: work that is erased here while a vendor may still hold a copy. */
export async function eraseMissed(context: Context, detector: string): Promise<void> {
  const missed = await context.db
    .selectDistinct({ id: vendorRuns.submissionId })
    .from(vendorRuns)
    .innerJoin(submissions, eq(submissions.id, vendorRuns.submissionId))
    .where(
      and(
        eq(vendorRuns.detector, detector),
        eq(submissions.status, 'erased'),
        isNull(vendorRuns.erasureRequestedAt),
        notInArray(vendorRuns.state, ['erased', 'erasing']),
      ),
    )
    .limit(200)
  for (const { id } of missed) await eraseAtVendors(context, id)
}
