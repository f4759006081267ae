import type { Context } from '../src/context.ts'
import { deadlines } from '../src/domain/deadlines.ts'
import { seal } from '../src/flow/audit/seal.ts'
import { sendCheckpoint } from '../src/flow/audit/witness.ts'
import { findOutages } from '../src/flow/dates/outages.ts'
import { forgetDrafts } from '../src/flow/drafts/keep-draft.ts'
import { scrub } from '../src/flow/files/scrub.ts'
import { sweep } from '../src/flow/files/sweep.ts'
import { startWorkerBeat } from '../src/flow/operations/worker-beat.ts'
import { issueDueLetters } from '../src/flow/records/completion.ts'
import { forgetWebhooks } from '../src/flow/webhooks/forget.ts'
import { jobsFor, work } from './index.ts'
import { loop } from './loop.ts'
import { startMail } from './mail.ts'
import { startPlatformWork } from './platform-work.ts'
import { giveLostReceipts, reconcile } from './reconcile.ts'
import { listen, relay } from './relay.ts'
import { startRosters } from './rosters.ts'
import { startVendorSteps } from './vendor-steps.ts'

/** How long a loop rests when nothing wakes it, in milliseconds. Sealing stays within the second that is promised. */
const rest = { relay: 1_000, seal: 400, sweep: 3_600_000, witness: 3_600_000 }

/** Jobs that need no sandbox, such as telling a webhook, do not wait behind those that do. */
const lightJobs = 4

/** Starts everything that happens without being asked: the workers, the relay, the sealer, the repair of the queue, the sweep. */
export async function startBackground(context: Context, databaseUrl: string): Promise<{ stop(): Promise<void> }> {
  const { log, config } = context
  let wakeRelay = () => {}
  const deaf = await listen(databaseUrl, () => wakeRelay())
  const processing = context.queue.process((piece) => work(context, piece), config.sandboxes + lightJobs)
  await processing.ready()
  const relaying = loop('relay', rest.relay, () => relay(context, jobsFor), log)
  const loops = [
    relaying,
    loop('seal', rest.seal, () => seal(context), log),
    loop('reconcile', config.reconcileEveryMs, () => repair(context).then(resting), log),
    loop('witness', rest.witness, () => sendCheckpoint(context), log),
    loop('sweep', rest.sweep, () => sweep(context).then(resting), log, deadlines.longTurn),
    loop('outages', config.heartbeatMs, () => findOutages(context).then(resting), log),
    loop('forget', rest.sweep, () => forget(context).then(resting), log),
    loop('scrub', rest.sweep, () => scrub(context).then(resting), log, deadlines.longTurn),
  ]
  wakeRelay = relaying.wake
  const steps = startVendorSteps(context)
  const mail = startMail(context)
  const rosters = startRosters(context)
  const platforms = startPlatformWork(context)
  const beat = await startWorkerBeat(context)

  return {
    async stop() {
      await beat.stop()
      await deaf()
      await Promise.all(loops.map((running) => running.stop()))
      await Promise.all([processing.stop(), steps.stop(), mail.stop(), rosters.stop(), platforms.stop()])
    },
  }
}

/** Puts back what the queue lost, and issues the letters whose time to appeal is over. */
async function repair(context: Context) {
  await reconcile(context)
  await giveLostReceipts(context)
  await issueDueLetters(context)
}

/** Removes what is kept for some time only. */
async function forget(context: Context) {
  await forgetWebhooks(context)
  await forgetDrafts(context)
}

/** For a loop that rests after each turn, however much it found. */
const resting = () => 0
