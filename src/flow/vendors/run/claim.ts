import { and, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Database, Transaction } from '../../../db/client.ts'
import { vendorRuns, vendorStatus } from '../../../db/schema/index.ts'
import type { VendorRun } from '../../../db/vendors/runs.ts'
import type { RemoteDetector } from '../../../domain/screening/detector.ts'
import { claim } from '../../../queue/due.ts'
import { vendorSteps } from '../../../queue/due-work.ts'

/** How far ahead of the even pace a short burst may run, in milliseconds. */
const burstMs = 1_000

type Limited = Pick<RemoteDetector, 'id' | 'limits'>

/** Claims the run whose next step has been due longest, if the detector's pace, pause and concurrency allow a step now. */
export function claimDue(db: Database, detector: Limited, now: Date): Promise<VendorRun | null> {
  const where = eq(vendorRuns.detector, detector.id)
  return claim(db, vendorSteps, { where, now, allowed: (tx) => takePlace(tx, detector, now) })
}

/** Counts one more request of the detector, if it may be made now. */
async function takePlace(tx: Transaction, { id: detector, limits }: Limited, now: Date): Promise<boolean> {
  // Claims of one detector are made one after the other, so that no two processes count the same free place.
  await tx
    .select({ detector: vendorStatus.detector })
    .from(vendorStatus)
    .where(eq(vendorStatus.detector, detector))
    .for('update')
  const time = now.toISOString()
  const paced = await tx
    .update(vendorStatus)
    .set({
      nextRequestAt: sql`greatest(${vendorStatus.nextRequestAt}, ${time}::timestamptz) + make_interval(secs => ${1 / limits.perSecond})`,
    })
    .where(
      and(
        eq(vendorStatus.detector, detector),
        isNull(vendorStatus.pausedAt),
        or(isNull(vendorStatus.circuitOpenUntil), lte(vendorStatus.circuitOpenUntil, now)),
        or(isNull(vendorStatus.nextRequestAt), lte(vendorStatus.nextRequestAt, new Date(now.getTime() + burstMs))),
        sql`(select count(*) from vendor_runs busy where busy.detector = ${detector} and busy.claim is not null
          and busy.claimed_until > ${time}::timestamptz) < ${limits.atOnce}`,
      ),
    )
    .returning({ detector: vendorStatus.detector })
  return paced.length > 0
}
