import type { RunningChild } from './running-child.ts'

/** A child is replaced after so much work, and when it keeps memory that it should free. */
const lifetime = { tasks: 2_000, milliseconds: 120_000 }

/** How long until a child that did nothing is replaced, in milliseconds; and how many such children in a row fail all tasks. */
const restartDelayMs = 1_000
const maxFailedStarts = 3

interface Listener {
  /** A child became idle. */
  onIdle(): void
  /** Several children in a row did not start. */
  onFailedStarts(): void
}

/** A number of children that wait for tasks. Each that ends, or has done enough, is replaced. */
export class Children {
  readonly size: number
  readonly #startChild: () => RunningChild
  readonly #listener: Listener
  readonly #all = new Set<RunningChild>()
  readonly #idle: RunningChild[] = []
  #failedStarts = 0
  #isWarm = false
  #isClosed = false

  constructor(size: number, startChild: () => RunningChild, listener: Listener) {
    this.size = size
    this.#startChild = startChild
    this.#listener = listener
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  get hasIdle(): boolean {
    return this.#idle.length > 0
  }

  /** Starts the children, once. */
  warm(): void {
    if (this.#isWarm) return
    this.#isWarm = true
    for (let started = 0; started < this.size; started++) this.#start()
  }

  /** An idle child, which is not idle from now on. */
  takeIdle(): RunningChild {
    return this.#idle.pop()!
  }

  /** Takes a child back that can do another task, unless it has done enough. */
  release(child: RunningChild): void {
    const { tasks, milliseconds, hasGrown } = child.done
    if (hasGrown || tasks >= lifetime.tasks || milliseconds >= lifetime.milliseconds) child.kill()
    else this.#idle.push(child)
    this.#listener.onIdle()
  }

  /** Kills every child, and resolves when all have ended. */
  async close(): Promise<void> {
    this.#isClosed = true
    const children = [...this.#all]
    for (const child of children) child.kill()
    await Promise.all(children.map((child) => child.ended))
  }

  #start() {
    if (this.#isClosed) return
    const child = this.#startChild()
    this.#all.add(child)
    child.ready.then(
      () => {
        this.#failedStarts = 0
        this.release(child)
      },
      () => {
        child.kill()
        this.#failedStarts += 1
        if (this.#failedStarts >= maxFailedStarts) this.#listener.onFailedStarts()
      },
    )
    child.ended.then(() => this.#replace(child))
  }

  #replace(child: RunningChild) {
    this.#all.delete(child)
    const at = this.#idle.indexOf(child)
    if (at >= 0) this.#idle.splice(at, 1)
    setTimeout(() => this.#start(), child.done.tasks > 0 ? 0 : restartDelayMs)
  }
}
