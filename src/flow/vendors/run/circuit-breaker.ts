import type { Context } from '../../../context.ts'
import { countFault, openCircuit, pauseVendor } from '../../../db/vendors/status.ts'
import type { Fault, RemoteDetector } from '../../../domain/screening/detector.ts'
import { circuitDelay, faultsToOpenCircuit } from '../../../domain/vendors/run-timing.ts'
import { record } from '../../record.ts'

/** What a fault means for the detector as a whole: refused credentials pause it, several faults in a row rest it. */
export async function updateCircuitBreaker(
  { db, log }: Context,
  { id: detector }: RemoteDetector,
  fault: Fault,
  now: Date,
) {
  if (fault.scope === 'credential') {
    await db.transaction(async (tx) => {
      if (!(await pauseVendor(tx, detector, fault.message, now))) return
      await record(tx, { type: 'detector.paused', who: null, data: { detector, reason: fault.code } })
    })
    return log.error({ detector, reason: fault.code }, 'a remote detector is paused until its credentials work')
  }
  if (!['network', 'timeout', 'rate_limited', 'vendor_unavailable'].includes(fault.code)) return
  const faults = await countFault(db, detector)
  if (faults >= faultsToOpenCircuit) await openCircuit(db, detector, new Date(now.getTime() + circuitDelay(faults)))
}
