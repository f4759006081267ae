import { type ChildProcess, spawn } from 'node:child_process'
import { errorText } from '../errors/text.ts'
import { childCommand, childEnvironment } from './command.ts'
import { type FaultCode, SandboxFault } from './fault.ts'
import { type Inbox, makeInbox } from './inbox.ts'
import { lowerPriority } from './priority.ts'
import { enclosureOf } from './walls.ts'

/** What a child sends: that it is ready, the result of its task, or the fault that ended the task or the child itself. */
export type Message =
  | { ready: true; bytes: number }
  | { result: unknown; bytes: number }
  | { fault: FaultCode; detail: string }

/** One child process, which does one task at a time and is killed, not asked to end. */
export interface RunningChild {
  /** Resolves when the child can take a task; rejects when it never will. */
  ready: Promise<void>
  ended: Promise<void>
  /** What the child has done so far: tasks, the milliseconds that they took, and whether it now holds much of its memory. */
  done: { tasks: number; milliseconds: number; hasGrown: boolean }
  /** Does a task, which may take `timeoutMs` of processor time. */
  run(task: unknown, timeoutMs: number): Promise<unknown>
  kill(): void
}

/**
 * How many times its processor time a task may last by the clock, where other work keeps the machine busy. A child that uses
 * no processor time hangs, and this ends it.
 */
const busyFactor = 5

/** A child that has grown by more than this share of its memory could let its next task fail for want of the rest. */
const mostGrown = 0.4

/** A child that is not ready after this long, in milliseconds, will not be. */
const startTimeoutMs = 60_000

/** Starts a child that runs `program` and may use `memoryMb` for everything, and steps back for others where it says so. */
export function startChild(program: URL, memoryMb: number, waitsForOthers = false): RunningChild {
  const inbox = makeInbox(enclosureOf(program).uid)
  const child = spawnChild(program, memoryMb, inbox)
  if (waitsForOthers && child.pid) lowerPriority(child.pid)
  const stderr = tailOf(child)
  const done = { tasks: 0, milliseconds: 0, hasGrown: false }
  let bytesAtStart = 0
  const kill = () => void child.kill('SIGKILL')

  return {
    ready: nextMessage(child, stderr, startTimeoutMs).then((message) => {
      if ('ready' in message) bytesAtStart = message.bytes
    }),
    ended: new Promise<void>((resolve) => child.once('close', () => resolve())).then(() => inbox.remove()),
    done,
    kill,
    async run(task, timeoutMs) {
      const started = performance.now()
      done.tasks += 1
      try {
        child.send({ task: await withCopy(task as OnFile, inbox), cpuMs: timeoutMs }, () => {})
        const message = await nextMessage(child, stderr, busyFactor * timeoutMs)
        if (!('result' in message)) return undefined
        done.hasGrown = message.bytes - bytesAtStart > mostGrown * memoryMb * 1_048_576
        return message.result
      } catch (fault) {
        if (!(fault instanceof SandboxFault) || fault.code !== 'threw') kill()
        throw fault
      } finally {
        await inbox.empty()
        done.milliseconds += performance.now() - started
      }
    },
  }
}

function spawnChild(program: URL, memoryMb: number, inbox: Inbox): ChildProcess {
  const [file, ...args] = childCommand(program, memoryMb, inbox.folder)
  const child = spawn(file, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
    env: childEnvironment(),
  })
  child.on('error', () => {})
  return child
}

/** A task names its file itself, or in what a detector is given. */
interface OnFile {
  path?: string
  input?: { file?: { path: string } }
}

/** A task on a file gets a copy of it, which is the one file that the child can read. */
async function withCopy(task: OnFile, inbox: Inbox): Promise<OnFile> {
  const file = task.input?.file
  const original = task.path ?? file?.path
  if (original === undefined) return task
  const path = await inbox.put(original).catch((error) => {
    throw new SandboxFault('threw', errorText(error))
  })
  return file ? { ...task, input: { ...task.input, file: { ...file, path } } } : { ...task, path }
}

/** The child's next message within `timeoutMs`; rejects with the fault that it sends, or that its end means. */
function nextMessage(child: ChildProcess, stderr: { tail: string }, timeoutMs: number): Promise<Message> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => reject(new SandboxFault('timeout'))), timeoutMs)
    const onMessage = (message: Message) =>
      settle(() => ('fault' in message ? reject(new SandboxFault(message.fault, message.detail)) : resolve(message)))
    const onClose = (code: number | null, signal: string | null) =>
      settle(() => reject(faultOf(code, signal, stderr.tail)))
    const onError = (error: Error) => settle(() => reject(new SandboxFault('crash', errorText(error))))
    function settle(how: () => void) {
      clearTimeout(timer)
      child.off('message', onMessage).off('close', onClose).off('error', onError)
      how()
    }
    child.on('message', onMessage).on('close', onClose).on('error', onError)
  })
}

/** Keeps the end of what a child writes to standard error: V8 says there why it aborts. */
function tailOf(child: ChildProcess): { tail: string } {
  const stderr = { tail: '' }
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    stderr.tail = (stderr.tail + more).slice(-8_000)
  })
  return stderr
}

/** V8 aborts when an allocation fails; a library that does not check what it was given ends in a segmentation fault. */
function faultOf(code: number | null, signal: string | null, stderr: string): SandboxFault {
  const outOfMemory = /out of memory|allocation failed|bad_alloc|ERR_WORKER_OUT_OF_MEMORY/i.test(stderr)
  const detail = `It ended with ${signal ?? `code ${code}`}.`
  if (outOfMemory || signal === 'SIGABRT' || signal === 'SIGSEGV') return new SandboxFault('memory', detail)
  if (signal === 'SIGXCPU') return new SandboxFault('timeout', detail)
  return new SandboxFault('crash', detail)
}
