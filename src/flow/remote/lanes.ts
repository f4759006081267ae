import type { Context } from '../../context.ts'
import type { RemoteDetector } from '../../domain/detector.ts'
import { remoteDetectors } from './desk.ts'
import { stepOne } from './step.ts'
import { tend } from './upkeep.ts'

/** How long a lane rests when there is nothing to take, in milliseconds. */
const restMs = 500
const tendEveryMs = 5_000

/**
 * Starts the lanes on which remote runs move: a few per detector, apart from local work, so that a slow vendor delays
 * nobody. They find what is due in the database and need no queue. `stop` ends every call under way within a moment.
 */
export function startRemoteLanes(context: Context): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const lanes = remoteDetectors(context).flatMap((detector) => [
    ...Array.from({ length: detector.limits.atOnce }, () =>
      lane(context, detector, stopping.signal, restMs, () => stepOne(context, detector, stopping.signal)),
    ),
    lane(context, detector, stopping.signal, tendEveryMs, async () => {
      await tend(context, detector, stopping.signal)
      return false
    }),
  ])
  return {
    async stop() {
      stopping.abort()
      await Promise.all(lanes)
    },
  }
}

/** Repeats `turn` until stopped: at once while it finds something, otherwise after a rest. */
async function lane(
  { log }: Context,
  { id: detector }: RemoteDetector,
  signal: AbortSignal,
  rest: number,
  turn: () => Promise<boolean>,
): Promise<void> {
  while (!signal.aborted) {
    const found = await turn().catch((error) => {
      log.warn(
        { detector, error: (error.cause ?? error).message },
        'a lane of a remote detector met trouble and will go on',
      )
      return false
    })
    if (!found && !signal.aborted) await resting(rest, signal)
  }
}

function resting(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
