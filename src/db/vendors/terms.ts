import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Acceptance } from '../../domain/screening/detector.ts'
import type { Session } from '../client.ts'
import { submissions, termsAcceptances, vendorRuns } from '../schema/index.ts'

/** The newest acceptance of a detector's terms that a learner gave, or null. */
export async function acceptanceOf(session: Session, detector: string, accountId: string): Promise<Acceptance | null> {
  const [found] = await session
    .select()
    .from(termsAcceptances)
    .where(and(eq(termsAcceptances.detector, detector), eq(termsAcceptances.accountId, accountId)))
    .orderBy(desc(termsAcceptances.acceptedAt))
    .limit(1)
  return (
    (found && { version: found.version, language: found.language, acceptedAt: found.acceptedAt.toISOString() }) ?? null
  )
}

/**
 * Lets every run of a learner that waits for the terms go on now; one whose step is under way, and has yet to find out
 * that it must wait, looks again at once. Returns how many waited.
 */
export async function wakeConsentRuns(session: Session, detector: string, accountId: string, now: Date) {
  const theirs = and(
    eq(vendorRuns.detector, detector),
    inArray(
      vendorRuns.submissionId,
      session.select({ id: submissions.id }).from(submissions).where(eq(submissions.studentId, accountId)),
    ),
  )
  await session
    .update(vendorRuns)
    .set({ callbackPending: true })
    .where(and(theirs, isNotNull(vendorRuns.claim)))
  const woken = await session
    .update(vendorRuns)
    .set({
      state: 'waiting',
      reason: 'waiting',
      detail: 'The terms are accepted; it goes on now.',
      since: now,
      activeSince: now,
      nextStepAt: now,
    })
    .where(and(theirs, eq(vendorRuns.state, 'blocked'), eq(vendorRuns.reason, 'consent')))
    .returning({ id: vendorRuns.id })
  return woken.length
}
