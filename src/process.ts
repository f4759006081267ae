import closeWithGrace from 'close-with-grace'
import type { Logger } from './log.ts'

/** Ends what was started; resolves when it has ended. */
export type Stop = () => Promise<unknown>

/**
 * Starts a process, lets it run until a signal asks it to stop, and stops it within `delayMs` by what `start` gave to
 * `stopWith`. A rejection that a library lets go when its connection is lost is logged and ends nothing; any other error,
 * also one of the start, is logged and ends the process. Node itself prints no error, because it would print what a
 * query was to store.
 */
export async function runUntilStopped(
  log: Logger,
  delayMs: number,
  start: (stopWith: (stop: Stop) => void) => Promise<void>,
): Promise<void> {
  let stop: Stop = async () => {}
  process.on('unhandledRejection', (err) => log.error({ err }, 'a promise was given up'))
  closeWithGrace({ delay: delayMs, logger: false, skip: ['unhandledRejection'] }, async ({ err }) => {
    if (err) log.fatal({ err }, 'an unexpected error ends this process')
    await stop()
  })
  await start((given) => {
    stop = given
  })
}
