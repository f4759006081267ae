import closeWithGrace from 'close-with-grace'
import type { Logger } from './log.ts'

/**
 * Lets a process run until it is told to stop, and stops it cleanly within `delay` milliseconds. A rejection that a
 * library lets go when its connection is lost is noted and ends nothing; an error that nobody expected ends the process.
 */
export function runUntilStopped(log: Logger, delay: number, stop: () => Promise<unknown>): void {
  process.on('unhandledRejection', (reason) => {
    log.error({ error: reason instanceof Error ? reason.message : String(reason) }, 'a promise was given up')
  })
  closeWithGrace({ delay, logger: false, skip: ['unhandledRejection'] }, async ({ err }) => {
    if (err) log.fatal({ error: err.message, stack: err.stack }, 'an error that nobody expected ends this process')
    await stop()
  })
}
