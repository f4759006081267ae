import { extname } from 'node:path'
import type { Input } from '../domain/screening/detector.ts'
import { type Cell, startCell } from './cell.ts'
import { SandboxFault } from './fault.ts'

export { SandboxFault } from './fault.ts'

/** What can be done in the sandbox: reading a file, making HTML of it, or asking a local detector for its opinion. */
export type Task =
  | { kind: 'extract'; path: string; name: string; mediaType: string; careful?: boolean }
  | { kind: 'readable'; path: string }
  | { kind: 'page-image'; path: string; page: number }
  | { kind: 'detect'; detector: string; input: Input }

/** A place for work on files that others wrote: child processes without network or secrets, and with an end. */
export interface Sandbox {
  /**
   * Does one task in a child of its own and gives a `Reading`, HTML or an `Opinion`. Waits its turn when all children are
   * busy; `timeoutMs` counts from when it begins. A file that brought its child down is read once more, carefully.
   *
   * @throws {SandboxFault}
   */
  run(task: Task, limits: { timeoutMs: number }): Promise<unknown>
  /** Starts the children ahead of the first task, for a process that will have many. */
  warm(): void
  /** Kills every child; tasks that wait or run end with a fault. */
  close(): Promise<void>
}

interface Waiting {
  task: Task
  timeoutMs: number
  resolve(result: unknown): void
  reject(fault: unknown): void
}

/** A child is replaced after so much work, in case a library keeps what it should let go. */
const lifetime = { tasks: 2_000, milliseconds: 120_000 }

/** Before another child is started after one that did nothing, in milliseconds; and how often before tasks fail. */
const pause = 1_000
const maxFailures = 3

/** The program that the children run: the extractors and the local detectors, as source or built like this file. */
const readers = new URL(`./child${extname(import.meta.url)}`, import.meta.url)

export interface SandboxOptions {
  /** How many children there are, and so how many tasks run at once. */
  size: number
  /** In megabytes; 512 when not given. */
  memoryMb?: number
  program?: URL
}

/**
 * Up to `size` children, started when the first task comes, or by `warm` ahead of it. Each may use `memoryMb` for
 * everything, Buffers and WebAssembly included; a healthy one needs 60 to 250.
 */
export function createSandbox({ size, memoryMb = 512, program = readers }: SandboxOptions): Sandbox {
  const waiting: Waiting[] = []
  const idle: Cell[] = []
  const cells = new Set<Cell>()
  let failures = 0
  let started = 0
  let closed = false

  function warm() {
    for (; started < size; started++) open()
  }

  function open() {
    if (closed) return
    const cell = startCell(program, memoryMb)
    cells.add(cell)
    cell.ready.then(
      () => {
        failures = 0
        offer(cell)
      },
      (fault) => {
        cell.kill()
        failures += 1
        if (failures >= maxFailures) for (const { reject } of waiting.splice(0)) reject(fault)
      },
    )
    cell.ended.then(() => {
      cells.delete(cell)
      if (idle.includes(cell)) idle.splice(idle.indexOf(cell), 1)
      setTimeout(open, cell.done.tasks > 0 ? 0 : pause)
    })
  }

  function offer(cell: Cell) {
    const worn = cell.done.tasks >= lifetime.tasks || cell.done.milliseconds >= lifetime.milliseconds
    if (worn) cell.kill()
    else idle.push(cell)
    next()
  }

  function next() {
    while (idle.length > 0 && waiting.length > 0) void give(idle.pop()!, waiting.shift()!)
  }

  async function give(cell: Cell, { task, timeoutMs, resolve, reject }: Waiting) {
    try {
      resolve(await cell.run(task, timeoutMs))
      offer(cell)
    } catch (fault) {
      reject(fault)
      if (fault instanceof SandboxFault && fault.code === 'threw') offer(cell)
    }
  }

  function attempt(task: Task, timeoutMs: number) {
    if (closed) return Promise.reject(new SandboxFault('crash', 'The sandbox is closed.'))
    warm()
    return new Promise((resolve, reject) => {
      waiting.push({ task, timeoutMs, resolve, reject })
      next()
    })
  }

  return {
    warm,
    run(task, { timeoutMs }) {
      return attempt(task, timeoutMs).catch((fault: SandboxFault) => {
        const broughtDown = fault.code === 'memory' || fault.code === 'crash'
        if (!broughtDown || task.kind !== 'extract' || closed) throw fault
        return attempt({ ...task, careful: true }, timeoutMs)
      })
    },
    async close() {
      closed = true
      for (const { reject } of waiting.splice(0)) reject(new SandboxFault('crash', 'The sandbox is closed.'))
      const all = [...cells]
      for (const cell of all) cell.kill()
      await Promise.all(all.map((cell) => cell.ended))
    },
  }
}
