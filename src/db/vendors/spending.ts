import { and, eq, gte, sum } from 'drizzle-orm'
import type { Database, Session } from '../client.ts'
import { vendorRuns, vendorSpending, vendorStatus } from '../schema/index.ts'

/** Books what a run costs, once, if this month's budget still holds it (calendar months, UTC). */
export async function spend(
  db: Database,
  {
    runId,
    detector,
    units,
    budget,
    now,
  }: { runId: string; detector: string; units: number; budget: number; now: Date },
): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.select().from(vendorStatus).where(eq(vendorStatus.detector, detector)).for('update')
    const [booked] = await tx.select().from(vendorSpending).where(eq(vendorSpending.runId, runId))
    if (booked) return true
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
    const [spent] = await tx
      .select({ units: sum(vendorSpending.units) })
      .from(vendorSpending)
      .where(and(eq(vendorSpending.detector, detector), gte(vendorSpending.at, month)))
    if (Number(spent?.units ?? 0) + units > budget) return false
    await tx.insert(vendorSpending).values({ runId, detector, units, at: now })
    return true
  })
}

/** Lets runs that wait for the budget look at it again now. */
export async function wakeBudgetRuns(session: Session, detector: string, now: Date): Promise<void> {
  await session
    .update(vendorRuns)
    .set({ nextStepAt: now })
    .where(and(eq(vendorRuns.detector, detector), eq(vendorRuns.state, 'blocked'), eq(vendorRuns.reason, 'budget')))
}
