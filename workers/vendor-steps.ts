import type { Context } from '../src/context.ts'
import type { RemoteDetector } from '../src/domain/screening/detector.ts'
import { carryOut } from '../src/flow/vendors/run/carry-out.ts'
import { claimDue } from '../src/flow/vendors/run/claim.ts'
import { remoteDetectors } from '../src/flow/vendors/runtime.ts'
import { maintain } from '../src/flow/vendors/upkeep.ts'
import { withDeadline } from '../src/outside/deadline.ts'
import { vendorSteps } from '../src/queue/due-work.ts'
import { dueLoop } from './due-loop.ts'
import { loop } from './loop.ts'

/** How long there is no looking for a due step after one look found none, and between upkeeps, in milliseconds. */
const rest = { steps: 500, upkeep: 5_000 }

/**
 * Starts what moves remote runs on: a few steps at once per detector, apart from local work, so that a slow vendor delays
 * no other work. What is due is found in the database and needs no queue. `stop` ends every call under way within a moment.
 */
export function startVendorSteps(context: Context): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const running = remoteDetectors(context).flatMap((detector) => [
    steps(context, detector, stopping.signal),
    loop(`upkeep of ${detector.id}`, rest.upkeep, () => maintainOnce(context, detector, stopping.signal), context.log),
  ])
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running.map(({ stop }) => stop()))
    },
  }
}

/** Takes the steps of one detector as they fall due. */
const steps = (context: Context, detector: RemoteDetector, signal: AbortSignal) =>
  dueLoop({
    name: `steps of ${detector.id}`,
    atOnce: detector.limits.atOnce,
    restMs: rest.steps,
    take: () => claimDue(context.db, detector, context.clock()),
    run: (run) =>
      withDeadline('A step', { wholeMs: vendorSteps.leaseMs }, () => carryOut(context, detector, run, signal)),
    log: context.log,
  })

async function maintainOnce(context: Context, detector: RemoteDetector, signal: AbortSignal) {
  await maintain(context, detector, signal)
  return 0
}
