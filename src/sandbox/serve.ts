import { Worker } from 'node:worker_threads'
import type { Word } from './cell.ts'

/** Ends this process soon after its parent: a thread of its own sees that even while the main one is busy for ever. */
const watchdog = `const { workerData: parent } = require('node:worker_threads')
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 1_000)`

/** The child's side of the sandbox: takes tasks one by one and says how each ended. */
export function serve<Task>(perform: (task: Task) => unknown) {
  new Worker(watchdog, { eval: true, execArgv: [], env: {}, workerData: process.ppid }).unref()
  process.on('disconnect', () => process.exit())
  process.on('message', async (task: Task) => {
    try {
      say({ result: await perform(task) })
    } catch (error) {
      const words = error instanceof Error ? (error.stack ?? error.message) : String(error)
      say(isShortage(error) ? { exhausted: words } : { threw: words })
    }
  })
  say({ ready: true })
}

/** What V8 throws in place of ending the process when it cannot have a buffer, an array or a string of some size. */
function isShortage(error: unknown) {
  return error instanceof RangeError && /allocation failed|invalid (array|string) length/i.test(error.message)
}

function say(word: Word) {
  process.send?.(word)
}
