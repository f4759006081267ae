import { syncBuiltinESMExports } from 'node:module'
import threads, { type WorkerOptions } from 'node:worker_threads'

/**
 * The options that give a thread the limits of its process, but for starting threads of its own. A thread with other
 * options, even none, has no limits of the permission model, whatever its process has.
 */
export const threadLimits: string[] = process.execArgv.filter((option) =>
  /^--(experimental-)?permission$|^--allow-fs-read=/.test(option),
)

/**
 * From now on every thread that this process starts has these limits, whatever options it is given. It holds against
 * code that starts threads in the documented way, not against a fault in Node itself.
 */
export function limitThreads(): void {
  const { Worker } = threads
  const Limited: typeof Worker = new Proxy(Worker, {
    construct(target, [program, options]: [string | URL, WorkerOptions | undefined], asked) {
      const limited = { ...options, execArgv: threadLimits }
      return Reflect.construct(target, [program, limited], asked === Limited ? target : asked) as object
    },
  })
  Object.defineProperty(Worker.prototype, 'constructor', { value: Limited })
  threads.Worker = Limited
  syncBuiltinESMExports()
}
