import { Worker } from 'node:worker_threads'

/** What a thread answers, in its own words; or that it took too long or broke down. */
// biome-ignore lint/suspicious/noExplicitAny: messages of threads, which are plain JavaScript
export type Answer = Record<string, any> | 'late' | 'ended'

/** A thread for a library that may not come back: it does one thing at a time, and is ended when it takes too long. */
export interface ReadingThread {
  send(request: object): void
  /** The next answer; `late` after `timeoutMs` of this process's processor time without one. */
  next(timeoutMs: number): Promise<Answer>
  /** Lets the process end while nothing is asked of the thread. */
  rest(): void
  end(): void
}

/** How often it is looked whether a thread is late, in milliseconds. */
const checkEveryMs = 100

/**
 * Starts a thread with a heap of its own, so that a file that fills it ends the thread and not the process. Node 24 maps
 * memory for compiled code ahead, 512 MB a thread unless a size is given, which would count as used in the sandbox.
 */
export function startThread(program: URL): ReadingThread {
  const worker = new Worker(program, {
    execArgv: [],
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 256, codeRangeSizeMb: 32 },
  })
  const answers: Answer[] = []
  let wake = () => {}
  const put = (answer: Answer) => {
    answers.push(answer)
    wake()
  }
  worker.on('message', put).on('error', () => put('ended'))
  worker.unref()
  return {
    send(request) {
      worker.ref()
      worker.postMessage(request)
    },
    async next(timeoutMs) {
      const isLate = deadline(timeoutMs)
      while (answers.length === 0) {
        if (isLate()) return 'late'
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, Math.min(checkEveryMs, timeoutMs))
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      return answers.shift()!
    },
    rest: () => worker.unref(),
    end: () => void worker.terminate(),
  }
}

/** Tells, from now on, whether `timeoutMs` of this process's processor time have passed. */
function deadline(timeoutMs: number): () => boolean {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 > timeoutMs
  }
}
