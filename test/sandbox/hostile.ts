import { execFileSync, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { serve } from '../../src/sandbox/serve.ts'
import { limitThreads } from '../../src/sandbox/threads.ts'

// What a document's own program would try, once it runs in the child that reads it: whatever Node offers.
limitThreads()

/** Node 24 maps 512 MB of code for a thread unless a size is given. */
const resourceLimits = { codeRangeSizeMb: 4 }
const read = `() => require('node:fs').readFileSync('/etc/passwd', 'utf8')`
const startThread = `() => new (require('node:worker_threads').Worker)('', { eval: true, execArgv: [], resourceLimits: { codeRangeSizeMb: 4 } }) && 'started'`

function inThread(deed: string, options: WorkerOptions, Thread = Worker) {
  const code = `let result
    try { result = { got: (${deed})() } } catch (error) { result = { refused: error.code } }
    require('node:worker_threads').parentPort.postMessage(result)`
  return new Promise((resolve, reject) => {
    new Thread(code, { eval: true, resourceLimits, ...options }).once('message', resolve).once('error', reject)
  })
}

interface Order {
  kind: string
  text: string
  path: string
  input: { file: { path: string } }
}

const deeds: Record<string, (task: Order) => unknown> = {
  read: ({ text }) => readFileSync(text, 'latin1'),
  list: ({ text }) => readdirSync(text),
  write: ({ text }) => writeFileSync(text, 'mine'),
  given: ({ path }) => readFileSync(path, 'utf8'),
  'given to a detector': ({ input }) => readFileSync(input.file.path, 'utf8'),
  'write-given': ({ path }) => writeFileSync(path, 'mine'),
  run: () => execFileSync('/bin/sh', ['-c', 'id']).toString(),
  spawn: () => spawnSync('id').stdout.toString(),
  call: ({ text }) =>
    new Promise((resolve, reject) => {
      connect(Number(text), '127.0.0.1', () => resolve('connected')).once('error', reject)
    }),
  signal: ({ text }) => process.kill(Number(text), 0),
  environment: () => process.env,
  user: () => ({ uid: process.getuid?.(), groups: process.getgroups?.() }),
  'thread without limits': () => inThread(read, { execArgv: [] }),
  'thread in a thread': () => inThread(startThread, {}),
  'thread by its class': () => {
    const Thread = Object.getPrototypeOf(new Worker('', { eval: true, resourceLimits })).constructor
    return inThread(read, { execArgv: [] }, Thread)
  },
}

serve(async (task: Order) => {
  try {
    return { got: (await deeds[task.kind]!(task)) ?? null }
  } catch (error) {
    return { refused: (error as NodeJS.ErrnoException).code }
  }
})
