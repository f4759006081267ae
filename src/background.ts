import { jobsFor, work } from '../workers/index.ts'
import type { Context } from './context.ts'
import { putBack } from './flow/put-back.ts'
import { startRemoteLanes } from './flow/remote/lanes.ts'
import { scrub } from './flow/scrub.ts'
import { seal } from './flow/seal.ts'
import { sweep } from './flow/sweep.ts'
import { reconcile } from './queue/reconcile.ts'
import { listen, relay } from './queue/relay.ts'

/** How long a loop rests when nothing wakes it, in milliseconds. Sealing stays within the second that is promised. */
const rest = { relay: 1_000, seal: 400, sweep: 3_600_000 }

/** Jobs that need no sandbox, such as telling a webhook, do not wait behind those that do. */
const lightJobs = 4

/** Starts everything that happens without being asked: the workers, the relay, the sealer, the reconciler, the sweep. */
export async function startBackground(context: Context, databaseUrl: string): Promise<{ stop(): Promise<void> }> {
  const { log, config } = context
  const relaying = loop('relay', rest.relay, () => relay(context, jobsFor), log)
  const loops = [
    relaying,
    loop('seal', rest.seal, () => seal(context), log),
    loop('reconcile', config.reconcileEveryMs, () => repair(context), log),
    loop('sweep', rest.sweep, () => sweepAndScrub(context), log),
  ]
  const deaf = await listen(databaseUrl, relaying.wake)
  const lanes = startRemoteLanes(context)
  const processing = context.queue.process((piece) => work(context, piece), config.sandboxes + lightJobs)

  return {
    async stop() {
      await deaf()
      await Promise.all(loops.map((running) => running.stop()))
      await Promise.all([processing.stop(), lanes.stop()])
    },
  }
}

/** Puts back what the queue lost; the loop rests however much it was. */
async function repair(context: Context) {
  await reconcile(context)
  await putBack(context)
  return 0
}

/** Takes away what nobody needs, and looks whether what is needed is still whole. */
async function sweepAndScrub(context: Context) {
  await sweep(context)
  await scrub(context)
  return 0
}

/** Repeats `turn` until stopped: at once while it finds work, otherwise after `restMs` or when woken. */
function loop(name: string, restMs: number, turn: () => Promise<number>, log: Context['log']) {
  let stopped = false
  let woken = false
  let wakeUp = () => {}
  const run = async () => {
    while (!stopped) {
      woken = false
      const found = await turn().catch((error) => {
        log.warn({ loop: name, error: (error.cause ?? error).message }, 'a background loop met trouble and will go on')
        return 0
      })
      if (found || woken || stopped) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, restMs)
        wakeUp = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  }
  const running = run()
  const wake = () => {
    woken = true
    wakeUp()
  }
  return {
    wake,
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}
