import { and, eq, gte, sum } from 'drizzle-orm'
import { content } from '../../../db/audit/content.ts'
import type { Database } from '../../../db/client.ts'
import { vendorSpending, vendorStatus } from '../../../db/schema/index.ts'
import { record } from '../../record.ts'

export interface Cost {
  runId: string
  detector: string
  units: number
  /** Units that this calendar month (UTC) may cost. */
  budget: number
  now: Date
}

/** Books what a run costs, once, with an event; false when this month's budget does not hold it. */
export async function spend(db: Database, { runId, detector, units, budget, now }: Cost) {
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
    const [saved] = await tx.insert(vendorSpending).values({ runId, detector, units, at: now }).returning()
    const contents = [content(vendorSpending, saved!)]
    await record(tx, { type: 'detector.units_spent', who: null, data: { detector, units, run: runId }, contents })
    return true
  })
}
