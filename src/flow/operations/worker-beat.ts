import { randomUUID } from 'node:crypto'
import type { Context } from '../../context.ts'
import { forgetWorker, noteWorker } from '../../db/operations/worker-beats.ts'

/** How often a worker says that it is there, in milliseconds; `healthLimits.workerSilentMs` is several times as long. */
const everyMs = 5_000

/** Lets a worker say that it is there, at once and until it stops. A beat that cannot be written is tried again by the next. */
export async function startWorkerBeat({ db, log }: Pick<Context, 'db' | 'log'>): Promise<{ stop(): Promise<void> }> {
  const id = randomUUID()
  let underWay: Promise<void> | null = null
  const beat = () => {
    underWay ??= noteWorker(db, id)
      .catch((err) => log.warn({ err }, 'a worker could not say that it is there'))
      .finally(() => {
        underWay = null
      })
    return underWay
  }
  await beat()
  const timer = setInterval(beat, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await underWay
      await forgetWorker(db, id).catch(() => {})
    },
  }
}
