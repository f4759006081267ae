import { setTimeout as pause } from 'node:timers/promises'
import { isDatabaseAway } from '../server/problem.ts'

/** How long a plug-in is kept waiting for our database, in milliseconds: it gives up after 120 s. */
const patienceMs = 100_000
const pauseMs = 500

/**
 * Runs work again while the database is away. To a plug-in every failure is final, so a restart of ours must not be one.
 * The work has to be safe to repeat. Throws what it threw last.
 */
export async function patiently<T>(run: () => Promise<T>, until = Date.now() + patienceMs): Promise<T> {
  for (;;) {
    try {
      return await run()
    } catch (error) {
      if (!isDatabaseAway(error as Error) || Date.now() + pauseMs > until) throw error
      await pause(pauseMs)
    }
  }
}
