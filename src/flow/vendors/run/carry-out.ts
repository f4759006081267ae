import type { Context } from '../../../context.ts'
import type { VendorRun } from '../../../db/vendors/runs.ts'
import type { RemoteDetector } from '../../../domain/screening/detector.ts'
import { finish } from '../../../queue/due.ts'
import { vendorSteps } from '../../../queue/due-work.ts'
import { recordStep } from './record-step.ts'
import { take } from './step.ts'

/** Takes the next step of a claimed run and records where it led, which ends the claim; unrecorded when `signal` aborts. */
export async function carryOut(
  context: Context,
  detector: RemoteDetector,
  run: VendorRun,
  signal: AbortSignal,
): Promise<void> {
  const taken = await take(context, detector, run, signal)
  if (signal.aborted) await finish(context.db, vendorSteps, run, {})
  else await recordStep(context, detector, run, taken)
}
