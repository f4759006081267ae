import type { Context } from '../../context.ts'
import { addFault, beat } from '../../db/dates/heartbeats.ts'
import { newId } from '../../db/id.ts'

/** A process that takes work in says regularly that it is there, and since when it answered with errors of its own. */
export interface Heartbeat {
  /** An answer of intake was an error of ours. */
  noteFault(): void
  /** Says once more that it was there, and stops. */
  stop(): Promise<void>
}

/** Starts the heartbeat of a process, with a first beat. A beat that cannot be written is a gap, and the next one begins anew. */
export async function startHeartbeat({ db, config, log, clock }: Context): Promise<Heartbeat> {
  let id = newId()
  let since = clock()
  let faults = 0
  const once = async () => {
    try {
      if (!(await beat(db, id, config.heartbeatMs))) {
        id = newId()
        await beat(db, id, config.heartbeatMs)
      }
      const [from, answers] = [since, faults]
      since = clock()
      faults = 0
      if (answers) await addFault(db, { from, until: since, answers })
    } catch (err) {
      log.warn({ err }, 'a heartbeat could not be written')
    }
  }
  await once()
  const timer = setInterval(once, config.heartbeatMs)
  timer.unref()
  return {
    noteFault: () => void faults++,
    async stop() {
      clearInterval(timer)
      await once()
    },
  }
}
