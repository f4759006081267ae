import type { Context } from '../src/context.ts'
import type { RemoteDetector } from '../src/domain/screening/detector.ts'
import { carryOut } from '../src/flow/vendors/run/carry-out.ts'
import { claimDue } from '../src/flow/vendors/run/claim.ts'
import { remoteDetectors } from '../src/flow/vendors/runtime.ts'
import { maintain } from '../src/flow/vendors/upkeep.ts'
import { withDeadline } from '../src/outside/deadline.ts'
import { vendorSteps } from '../src/queue/due-work.ts'
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

/** Takes one due step after the other, and so many at once as the detector allows; each that ends makes room for the next. */
function steps(context: Context, detector: RemoteDetector, signal: AbortSignal) {
  const { db, clock, log } = context
  const underWay = new Set<Promise<void>>()

  const looking = loop(`steps of ${detector.id}`, rest.steps, takeOne, log)

  async function takeOne() {
    if (signal.aborted || underWay.size >= detector.limits.atOnce) return 0
    const run = await claimDue(db, detector, clock())
    if (!run) return 0
    const step = withDeadline('A step', { wholeMs: vendorSteps.leaseMs }, () =>
      carryOut(context, detector, run, signal),
    )
      .catch((err) => log.warn({ detector: detector.id, err }, 'a step broke off'))
      .finally(() => {
        underWay.delete(step)
        looking.wake()
      })
    underWay.add(step)
    return 1
  }

  return {
    async stop() {
      await looking.stop()
      await Promise.all(underWay)
    },
  }
}

async function maintainOnce(context: Context, detector: RemoteDetector, signal: AbortSignal) {
  await maintain(context, detector, signal)
  return 0
}
