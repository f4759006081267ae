import { and, eq } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { vendorRuns } from '../schema/index.ts'

/** Lets runs that wait for the budget look at it again now. */
export async function wakeBudgetRuns(session: Session, detector: string, now: Date): Promise<void> {
  await session
    .update(vendorRuns)
    .set({ nextStepAt: now })
    .where(and(eq(vendorRuns.detector, detector), eq(vendorRuns.state, 'blocked'), eq(vendorRuns.reason, 'budget')))
}
