import { Worker } from 'node:worker_threads'
import { errorText } from '../errors/text.ts'
import type { FaultCode } from './fault.ts'
import type { Message } from './running-child.ts'
import { threadLimits } from './threads.ts'

/**
 * Ends this process soon after its parent, and when its task has had its processor time: a thread of its own sees that even
 * while the main one is busy for ever. SIGXCPU is the signal of that limit, which Windows does not have.
 */
const watchdog = `const { workerData: parent, parentPort } = require('node:worker_threads')
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1_000 }
let until = Infinity
parentPort.on('message', (milliseconds) => { until = spent() + milliseconds })
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
  if (spent() > until) process.kill(process.pid, process.platform === 'win32' ? 'SIGKILL' : 'SIGXCPU')
}, 100)`

/** Little code, so little memory for it: Node 24 maps 512 MB a thread unless a size is given. */
const watchdogLimits = { codeRangeSizeMb: 4 }

/** The child's side of the sandbox: takes tasks one by one and sends how each ended. */
export function serve<Task>(perform: (task: Task) => unknown) {
  const dog = new Worker(watchdog, {
    eval: true,
    execArgv: threadLimits,
    env: {},
    workerData: process.ppid,
    resourceLimits: watchdogLimits,
  })
  dog.unref()
  process.on('disconnect', () => process.exit())
  process.on('uncaughtException', (error) => send(faultOf(error, 'crash'), () => process.exit(1)))
  process.on('message', async ({ task, cpuMs }: { task: Task; cpuMs: number }) => {
    dog.postMessage(cpuMs)
    try {
      send({ result: await perform(task), bytes: process.memoryUsage.rss() })
    } catch (error) {
      send(faultOf(error, 'threw'))
    } finally {
      dog.postMessage(Number.POSITIVE_INFINITY)
    }
  })
  send({ ready: true, bytes: process.memoryUsage.rss() })
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
