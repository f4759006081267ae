import { getPriority, setPriority } from 'node:os'

/** How far work in the background steps back behind the processes that answer, as `nice` counts it. */
const niceness = 10

/** Lets this process, or another one that it has just started, have the processor when no other wants it. */
export function lowerPriority(pid = 0): void {
  try {
    setPriority(pid, Math.max(getPriority(0), niceness))
  } catch {
    // A system that does not allow it, or a process that has ended: the work is done all the same.
  }
}
