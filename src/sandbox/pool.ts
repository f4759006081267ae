import { DomainError } from '../domain/error.ts'
import { limits } from '../domain/limits.ts'
import type { Asker } from '../domain/people/asker.ts'
import { Children } from './children.ts'
import { FairQueue } from './fair-queue.ts'
import { SandboxFault } from './fault.ts'
import type { RunningChild } from './running-child.ts'

interface Waiting extends Asker {
  task: unknown
  timeoutMs: number
  child?: RunningChild
  resolve(result: unknown): void
  reject(fault: unknown): void
}

/** Tasks that wait for children, person by person in turn, and tasks that run. */
export class ChildPool {
  readonly #children: Children
  readonly #waiting = new FairQueue<Waiting>()
  readonly #running = new Set<Waiting>()

  constructor(size: number, startChild: () => RunningChild) {
    this.#children = new Children(size, startChild, {
      onIdle: () => this.#assign(),
      onFailedStarts: () => this.#failWaiting(new SandboxFault('unavailable', 'No child starts.')),
    })
  }

  get isClosed(): boolean {
    return this.#children.isClosed
  }

  /** Starts the children, once. */
  warm(): void {
    this.#children.warm()
  }

  /**
   * Runs one task when a child is idle and it is its person's turn; `timeoutMs` of processor time count from then on. A task whose signal
   * ends is dropped, running or not, and rejects with the signal's reason. Otherwise rejects with a SandboxFault, or with
   * TOO_MANY_REQUESTS for a person who waits for many already.
   */
  async run(task: unknown, timeoutMs: number, { person, signal }: Asker): Promise<unknown> {
    if (this.isClosed) throw closed()
    signal?.throwIfAborted()
    if (signal && this.#waiting.waiting(person) >= limits.waitingTasks) throw tooMany()
    this.warm()
    let stopListening = () => {}
    const result = new Promise((resolve, reject) => {
      const waiting: Waiting = { task, timeoutMs, person, resolve, reject, ...(signal && { signal }) }
      const drop = () => this.#drop(waiting)
      signal?.addEventListener('abort', drop)
      stopListening = () => signal?.removeEventListener('abort', drop)
      this.#waiting.push(waiting)
      this.#assign()
    })
    return result.finally(stopListening)
  }

  /** Kills every child, and resolves when all have ended. */
  async close(): Promise<void> {
    const closing = this.#children.close()
    this.#failWaiting(closed())
    await closing
  }

  #drop(waiting: Waiting) {
    this.#waiting.remove(waiting)
    waiting.child?.kill()
    waiting.reject(waiting.signal?.reason)
  }

  #assign() {
    while (this.#children.hasIdle) {
      const next = this.#waiting.take((it) => this.#hasShareLeft(it))
      if (!next) return
      void this.#runOn(this.#children.takeIdle(), next)
    }
  }

  /** What one person waits for never takes the last child. Background work may: others' turns come before its next. */
  #hasShareLeft({ person, signal }: Waiting) {
    if (!signal) return true
    const running = [...this.#running].filter((it) => it.signal && it.person === person)
    return running.length < Math.max(1, this.#children.size - 1)
  }

  async #runOn(child: RunningChild, waiting: Waiting) {
    const { task, timeoutMs, resolve, reject } = waiting
    waiting.child = child
    this.#running.add(waiting)
    const fault = await child.run(task, timeoutMs).then(
      (result) => resolve(result),
      (fault) => fault,
    )
    this.#running.delete(waiting)
    if (fault) reject(this.isClosed ? closed() : fault)
    if (!fault || (fault instanceof SandboxFault && fault.code === 'threw')) this.#children.release(child)
  }

  #failWaiting(fault: unknown) {
    for (const { reject } of this.#waiting.drain()) reject(fault)
  }
}

const closed = () => new SandboxFault('unavailable', 'It is closed.')

const tooMany = () =>
  new DomainError(
    'TOO_MANY_REQUESTS',
    `You already wait for ${limits.waitingTasks} results. Please ask for more once some of them have come.`,
  )
