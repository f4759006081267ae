import { type ChildProcess, spawn } from 'node:child_process'
import { errorText } from '../error-facts.ts'
import { childCommand, childEnvironment } from './command.ts'
import { type FaultCode, SandboxFault } from './fault.ts'

/** What a child says: that it is ready, how its one task ended, or what ends the child itself. */
export type Word = { ready: true } | { result: unknown } | { fault: FaultCode; detail: string }

/** One child process, which does one task at a time and is killed, not asked. */
export interface Cell {
  /** Resolves when the child can take a task; rejects when it never will. */
  ready: Promise<void>
  ended: Promise<void>
  /** What the child has done so far: tasks, and the milliseconds that they took. */
  done: { tasks: number; milliseconds: number }
  run(task: unknown, timeoutMs: number): Promise<unknown>
  kill(): void
}

/** A child that is not ready after this long, in milliseconds, will not be. */
const patience = 60_000

/** Starts a child that runs `program` and may use `memoryMb` for everything. */
export function startCell(program: URL, memoryMb: number): Cell {
  const [file, ...args] = childCommand(program, memoryMb)
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: childEnvironment(),
  })
  child.on('error', () => {})
  const complaints = listen(child)
  const done = { tasks: 0, milliseconds: 0 }
  const kill = () => void child.kill('SIGKILL')

  /** Waits for the child's next word, for so long and no longer. */
  function next(within: number): Promise<Word> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => settle(() => reject(new SandboxFault('timeout'))), within)
      const hear = (word: Word) =>
        settle(() => ('fault' in word ? reject(new SandboxFault(word.fault, word.detail)) : resolve(word)))
      const gone = (code: number | null, signal: string | null) =>
        settle(() => reject(faultOf(code, signal, complaints.text)))
      const unable = (error: Error) => settle(() => reject(new SandboxFault('crash', errorText(error))))
      function settle(how: () => void) {
        clearTimeout(late)
        child.off('message', hear).off('close', gone).off('error', unable)
        how()
      }
      child.on('message', hear).on('close', gone).on('error', unable)
    })
  }

  return {
    ready: next(patience).then(() => {}),
    ended: new Promise((resolve) => child.once('close', () => resolve())),
    done,
    kill,
    async run(task, timeoutMs) {
      const started = performance.now()
      done.tasks += 1
      try {
        child.send(task as object, () => {})
        const word = await next(timeoutMs)
        return 'result' in word ? word.result : undefined
      } catch (fault) {
        if (!(fault instanceof SandboxFault) || fault.code !== 'threw') kill()
        throw fault
      } finally {
        done.milliseconds += performance.now() - started
      }
    },
  }
}

/** Keeps the end of what a child writes to standard error: V8 says there what it died of. */
function listen(child: ChildProcess) {
  const heard = { text: '' }
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    heard.text = (heard.text + more).slice(-8_000)
  })
  return heard
}

/** V8 aborts when an allocation fails; a library that does not look at what it was given ends in a segmentation fault. */
function faultOf(code: number | null, signal: string | null, complaints: string) {
  const outOfMemory = /out of memory|allocation failed|bad_alloc|ERR_WORKER_OUT_OF_MEMORY/i.test(complaints)
  const detail = `It ended with ${signal ?? `code ${code}`}.`
  if (outOfMemory || signal === 'SIGABRT' || signal === 'SIGSEGV') return new SandboxFault('memory', detail)
  if (signal === 'SIGXCPU') return new SandboxFault('timeout', detail)
  return new SandboxFault('crash', detail)
}
