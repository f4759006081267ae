import { type ReadingThread, startThread } from '../reading-thread.ts'

const program = new URL('./thread/thread.js', import.meta.url)

let idle: ReadingThread | null = null

/** A thread that is ready to read a PDF, or a new one. */
export function takeThread(): ReadingThread {
  const thread = idle ?? startThread(program)
  idle = null
  return thread
}

/** Starts a thread ahead of the first file. */
export function warmUp(): void {
  idle ??= startThread(program)
}

/** Keeps a thread for the next file. */
export function releaseThread(thread: ReadingThread): void {
  thread.rest()
  if (idle) thread.end()
  else idle = thread
}
