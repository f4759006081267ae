import { extname } from 'node:path'
import type { Encoding } from '../domain/intake/encodings.ts'
import type { Asker } from '../domain/people/asker.ts'
import type { Input } from '../domain/screening/detector.ts'
import type { Walls } from '../domain/screening/walls.ts'
import type { SandboxFault } from './fault.ts'
import { removeLeftovers } from './inbox.ts'
import { ChildPool } from './pool.ts'
import { startChild } from './running-child.ts'
import { enclosureOf } from './walls.ts'

export { isFaultOfTask, SandboxFault } from './fault.ts'

/** What can be done in the sandbox: reading a file or the beginning of a text, making a formatted view, a picture or a copy of it, or asking a local detector. */
export type Task =
  | { kind: 'extract'; path: string; name: string; mediaType: string; careful?: boolean; encoding?: Encoding | null }
  | { kind: 'beginning'; path: string; name: string; encoding: Encoding | null }
  | { kind: 'formatted'; path: string; text: string }
  | { kind: 'page-image'; path: string; page: number }
  | { kind: 'page-places'; path: string; page: number }
  | { kind: 'copy'; path: string; mediaType: string }
  | { kind: 'roster'; path: string }
  | { kind: 'detect'; detector: string; input: Input }

/**
 * A place for work on files that others wrote: child processes that can read that one file and their program, behind the
 * walls that the system has, with limits on time and memory.
 */
export interface Sandbox {
  /**
   * Does one task in a child and gives a `Reading`, a view or an `Opinion`. When all children are busy, people take turns.
   * `timeoutMs` is processor time, with a limit by the clock of several times that behind it for what hangs. A task whose `signal` ends is dropped and rejects with its reason. A
   * file that ended its child is read once more, carefully.
   *
   * @throws {SandboxFault} and DomainError TOO_MANY_REQUESTS for a person who waits for many results already
   */
  run(task: Task, options: { timeoutMs: number } & Partial<Asker>): Promise<unknown>
  /** What keeps the children from everything else, and why a part of it is missing. */
  walls: Walls
  /** Starts the children ahead of the first task, for a process that will have many. */
  warm(): void
  /** Kills every child; tasks that wait or run end with a fault. */
  close(): Promise<void>
}

/** The program that the children run: the extractors and the local detectors, as source or built like this file. */
const readers = new URL(`./child${extname(import.meta.url)}`, import.meta.url)

/** What a person waits for at a screen has a child of its own, so that a page is shown while files are read. */
const atAScreen = new Set<Task['kind']>(['page-image', 'page-places', 'formatted', 'beginning'])

export interface SandboxOptions {
  /** How many children there are for all but what is shown at a screen, and so how many tasks run at once. */
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
  void removeLeftovers()
  const pool = new ChildPool(size, () => startChild(program, memoryMb, true))
  const screenPool = new ChildPool(1, () => startChild(program, memoryMb))
  const poolFor = ({ kind }: Task) => (atAScreen.has(kind) ? screenPool : pool)
  return {
    run: (task, { timeoutMs, person = '', ...asker }) =>
      poolFor(task)
        .run(task, timeoutMs, { person, ...asker })
        .catch((fault: SandboxFault) => {
          const endedItsChild = fault.code === 'memory' || fault.code === 'crash'
          if (!endedItsChild || task.kind !== 'extract' || pool.isClosed) throw fault
          return pool.run({ ...task, careful: true }, timeoutMs, { person, ...asker })
        }),
    walls: enclosureOf(program).walls,
    warm: () => pool.warm(),
    close: async () => void (await Promise.all([pool.close(), screenPool.close()])),
  }
}
