import { and, eq, gte, sum } from 'drizzle-orm'
import type { Database, Session } from '../client.ts'
import { remoteDesks, remoteRuns, remoteSpending } from '../schema/index.ts'

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
    await tx.select().from(remoteDesks).where(eq(remoteDesks.detector, detector)).for('update')
    const [booked] = await tx.select().from(remoteSpending).where(eq(remoteSpending.runId, runId))
    if (booked) return true
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
    const [spent] = await tx
      .select({ units: sum(remoteSpending.units) })
      .from(remoteSpending)
      .where(and(eq(remoteSpending.detector, detector), gte(remoteSpending.at, month)))
    if (Number(spent?.units ?? 0) + units > budget) return false
    await tx.insert(remoteSpending).values({ runId, detector, units, at: now })
    return true
  })
}

/** Lets runs that wait for the budget look at it again now. */
export async function wakeBudgetRuns(session: Session, detector: string, now: Date): Promise<void> {
  await session
    .update(remoteRuns)
    .set({ nextStepAt: now })
    .where(and(eq(remoteRuns.detector, detector), eq(remoteRuns.state, 'blocked'), eq(remoteRuns.reason, 'budget')))
}
