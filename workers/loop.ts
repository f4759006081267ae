import { type Deadline, deadlines } from '../src/domain/deadlines.ts'
import type { Logger } from '../src/log.ts'
import { withDeadline } from '../src/outside/deadline.ts'

/** Something done again and again in the background. */
export interface Loop {
  /** Ends the rest at once. */
  wake(): void
  /** Resolves when the turn under way, the last one, has ended. */
  stop(): Promise<void>
}

/**
 * Repeats `turn` until stopped: at once while it finds work, otherwise after `intervalMs` or when woken. A turn that throws is
 * noted and costs only itself; so does one that does not end within `deadline`: the loop goes on without it.
 */
export function loop(
  name: string,
  intervalMs: number,
  turn: () => Promise<number>,
  log: Logger,
  deadline: Deadline = deadlines.loopTurn,
): Loop {
  let stopped = false
  let woken = false
  let wakeUp = () => {}
  const run = async () => {
    while (!stopped) {
      woken = false
      const found = await withDeadline(`A turn of the loop “${name}”`, deadline, turn).catch((err) => {
        log.warn({ loop: name, err }, 'a background loop met trouble and will go on')
        return 0
      })
      if (found || woken || stopped) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, intervalMs)
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
