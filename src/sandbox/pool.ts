import { SandboxFault } from './fault.ts'
import type { RunningChild } from './running-child.ts'

interface Waiting {
  task: unknown
  timeoutMs: number
  resolve(result: unknown): void
  reject(fault: unknown): void
}

/** A child is replaced after so much work, in case a library keeps memory that it should free. */
const lifetime = { tasks: 2_000, milliseconds: 120_000 }

/** How long until a child that did nothing is replaced, in milliseconds; and how many such children in a row fail all tasks. */
const restartDelayMs = 1_000
const maxFailedStarts = 3

/** Children that wait for tasks, and tasks that wait for children. Each child that ends is replaced. */
export class ChildPool {
  readonly #size: number
  readonly #startChild: () => RunningChild
  readonly #children = new Set<RunningChild>()
  readonly #idle: RunningChild[] = []
  readonly #waiting: Waiting[] = []
  #failedStarts = 0
  #isWarm = false
  #isClosed = false

  constructor(size: number, startChild: () => RunningChild) {
    this.#size = size
    this.#startChild = startChild
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** Starts the children, once. */
  warm(): void {
    if (this.#isWarm) return
    this.#isWarm = true
    for (let started = 0; started < this.#size; started++) this.#start()
  }

  /** Runs one task when a child is idle; `timeoutMs` counts from then on. Rejects with a SandboxFault. */
  run(task: unknown, timeoutMs: number): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(closedFault())
    this.warm()
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, timeoutMs, resolve, reject })
      this.#assign()
    })
  }

  /** Kills every child, and resolves when all have ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#failWaiting(closedFault())
    const children = [...this.#children]
    for (const child of children) child.kill()
    await Promise.all(children.map((child) => child.ended))
  }

  #start() {
    if (this.#isClosed) return
    const child = this.#startChild()
    this.#children.add(child)
    child.ready.then(
      () => {
        this.#failedStarts = 0
        this.#release(child)
      },
      (fault) => {
        child.kill()
        this.#failedStarts += 1
        if (this.#failedStarts >= maxFailedStarts) this.#failWaiting(fault)
      },
    )
    child.ended.then(() => this.#replace(child))
  }

  #replace(child: RunningChild) {
    this.#children.delete(child)
    const at = this.#idle.indexOf(child)
    if (at >= 0) this.#idle.splice(at, 1)
    setTimeout(() => this.#start(), child.done.tasks > 0 ? 0 : restartDelayMs)
  }

  /** Takes a child back that can do another task, unless it has done enough. */
  #release(child: RunningChild) {
    const isUsedUp = child.done.tasks >= lifetime.tasks || child.done.milliseconds >= lifetime.milliseconds
    if (isUsedUp) child.kill()
    else this.#idle.push(child)
    this.#assign()
  }

  #assign() {
    while (this.#idle.length > 0 && this.#waiting.length > 0)
      void this.#runOn(this.#idle.pop()!, this.#waiting.shift()!)
  }

  async #runOn(child: RunningChild, { task, timeoutMs, resolve, reject }: Waiting) {
    try {
      resolve(await child.run(task, timeoutMs))
      this.#release(child)
    } catch (fault) {
      reject(fault)
      if (fault instanceof SandboxFault && fault.code === 'threw') this.#release(child)
    }
  }

  #failWaiting(fault: unknown) {
    for (const { reject } of this.#waiting.splice(0)) reject(fault)
  }
}

const closedFault = () => new SandboxFault('crash', 'The sandbox is closed.')
