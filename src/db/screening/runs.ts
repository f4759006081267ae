import { eq } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { runs } from '../schema/index.ts'

/** How every run on a submission ended so far. */
export function finishedRuns(session: Session, submissionId: string) {
  return session
    .select({ detector: runs.detector, version: runs.version, state: runs.state, reason: runs.reason })
    .from(runs)
    .where(eq(runs.submissionId, submissionId))
}
