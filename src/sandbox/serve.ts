import { Worker } from 'node:worker_threads'
import { errorText } from '../errors/text.ts'
import type { FaultCode } from './fault.ts'
import type { Message } from './running-child.ts'
import { threadLimits } from './threads.ts'

/** Ends this process soon after its parent: a thread of its own sees that even while the main one is busy for ever. */
const watchdog = `const { workerData: parent } = require('node:worker_threads')
setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGKILL'), 1_000)`

/** Little code, so little memory for it: Node 24 maps 512 MB a thread unless a size is given. */
const watchdogLimits = { codeRangeSizeMb: 4 }

/** The child's side of the sandbox: takes tasks one by one and sends how each ended. */
export function serve<Task>(perform: (task: Task) => unknown) {
  new Worker(watchdog, {
    eval: true,
    execArgv: threadLimits,
    env: {},
    workerData: process.ppid,
    resourceLimits: watchdogLimits,
  }).unref()
  process.on('disconnect', () => process.exit())
  process.on('uncaughtException', (error) => send(faultOf(error, 'crash'), () => process.exit(1)))
  process.on('message', async (task: Task) => {
    try {
      send({ result: await perform(task) })
    } catch (error) {
      send(faultOf(error, 'threw'))
    }
  })
  send({ ready: true })
}

function faultOf(error: unknown, otherwise: FaultCode): Message {
  return { fault: isShortage(error) ? 'memory' : otherwise, detail: errorText(error) }
}

const shortageCodes = new Set<string | undefined>(['ERR_WORKER_OUT_OF_MEMORY', 'ERR_MEMORY_ALLOCATION_FAILED'])

/** What V8 throws in place of ending the process when it cannot have a buffer, an array or a string of some size. */
function isShortage(error: unknown) {
  if (!(error instanceof Error)) return false
  if (shortageCodes.has((error as NodeJS.ErrnoException).code)) return true
  return error instanceof RangeError && /allocation failed|invalid (array|string) length/i.test(error.message)
}

function send(message: Message, then: () => void = () => {}) {
  process.send?.(message, then)
}
