import { and, desc, eq, isNotNull } from 'drizzle-orm'
import type { Context } from '../../context.ts'
import { vendorRuns } from '../../db/schema/index.ts'
import { runFigures } from '../../db/vendors/runs.ts'
import { statusOf } from '../../db/vendors/status.ts'
import { optionsFor, switchedOn } from '../../db/vendors/switches.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { record } from '../record.ts'
import { remoteDetectors } from './runtime.ts'

/**
 * What an admin can send to a vendor's support: states, counts, times and the vendor's own ids. No name, no text, no
 * secret is in it, because none of the columns it reads holds one.
 */
export async function diagnose(context: Context, who: Actor, detectorId: string) {
  const detector = remoteDetectors(context).find(({ id }) => id === detectorId)
  if (!detector) throw new DomainError('NOT_FOUND', 'There is no such remote detector.')
  const { db } = context
  await record(db, { type: 'detector.diagnosed', who, data: { detector: detectorId } })
  const faults = await db
    .select({
      run: vendorRuns.id,
      externalId: vendorRuns.externalId,
      state: vendorRuns.state,
      reason: vendorRuns.reason,
      since: vendorRuns.since,
      nextStepAt: vendorRuns.nextStepAt,
      attempts: vendorRuns.attempts,
      fault: vendorRuns.fault,
    })
    .from(vendorRuns)
    .where(and(eq(vendorRuns.detector, detectorId), isNotNull(vendorRuns.fault)))
    .orderBy(desc(vendorRuns.since))
    .limit(100)
  return {
    detector: detectorId,
    version: detector.version,
    recipient: detector.dataFlow.recipient,
    at: context.clock().toISOString(),
    switchedOn: await switchedOn(db, detectorId, null),
    ...(await optionsFor(db, detectorId, null)),
    status: await statusOf(db, detectorId),
    runs: await runFigures(db, detectorId),
    faults,
  }
}
