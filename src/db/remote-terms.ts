import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Acceptance } from '../domain/detector.ts'
import type { Session } from './client.ts'
import { remoteRuns, submissions, termsAcceptances } from './schema.ts'

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

/** Lets every run of a learner that waits for the terms go on now. Returns how many there were. */
export async function wakeConsentRuns(session: Session, detector: string, accountId: string, now: Date) {
  const woken = await session
    .update(remoteRuns)
    .set({
      state: 'waiting',
      reason: 'waiting',
      detail: 'The terms are accepted; it goes on now.',
      since: now,
      activeSince: now,
      nextStepAt: now,
    })
    .where(
      and(
        eq(remoteRuns.detector, detector),
        eq(remoteRuns.state, 'blocked'),
        eq(remoteRuns.reason, 'consent'),
        inArray(
          remoteRuns.submissionId,
          session.select({ id: submissions.id }).from(submissions).where(eq(submissions.studentId, accountId)),
        ),
      ),
    )
    .returning({ id: remoteRuns.id })
  return woken.length
}
