import { Worker } from 'node:worker_threads'

/** What the thread answers, in the words of `thread/thread.js`; or that it took too long or broke down. */
// biome-ignore lint/suspicious/noExplicitAny: messages of the thread, which is plain JavaScript
export type Answer = Record<string, any> | 'late' | 'ended'

/** The thread that reads PDFs: it does one thing at a time, and is ended when it takes too long. */
export interface PdfThread {
  send(request: object, transfer?: ArrayBuffer[]): void
  /** The next answer; `late` after `timeoutMs` of this process's CPU time without one. */
  next(timeoutMs: number): Promise<Answer>
  /** Ends it. */
  end(): void
  /** Keeps it for the next file. */
  release(): void
}

/** How often it is looked whether the thread is late, in milliseconds. */
const checkEveryMs = 100

let idle: PdfThread | null = null

/** A thread that is ready, or a new one. */
export function takeThread(): PdfThread {
  const thread = idle ?? startThread()
  idle = null
  return thread
}

/** Starts the thread ahead of the first file. */
export function warmUp(): void {
  idle ??= startThread()
}

/**
 * A heap of its own, so that a file that fills it ends the thread and not the process. Node 24 maps memory for compiled
 * code ahead, 512 MB a thread unless a size is given, which would count as used in the sandbox.
 */
function startThread(): PdfThread {
  const worker = new Worker(new URL('./thread/thread.js', import.meta.url), {
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
  const thread: PdfThread = {
    send(request, transfer = []) {
      worker.ref()
      worker.postMessage(request, transfer)
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
    end() {
      if (idle === thread) idle = null
      void worker.terminate()
    },
    release() {
      worker.unref()
      if (idle) thread.end()
      else idle = thread
    },
  }
  return thread
}

/** Tells, from now on, whether `timeoutMs` of this process's CPU time have passed. */
function deadline(timeoutMs: number): () => boolean {
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000 > timeoutMs
  }
}
