import closeWithGrace from 'close-with-grace'
import { type Config, readConfig } from './config.ts'
import { DomainError } from './domain/error.ts'
import { createLogger, type Logger } from './log.ts'

/** Ends what was started; resolves when it has ended. */
export type Stop = () => Promise<unknown>

/** The configuration of this process and its log. Ends the process with its sentences where it cannot be used. */
export function configured(): { config: Config; log: Logger } {
  try {
    const config = readConfig()
    return { config, log: createLogger(config.logLevel) }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    process.stderr.write(`${error.message}\nEach variable: docs/operating/configuration.md\n`)
    process.exit(1)
  }
}

/** Ends the process with an error, as one that nothing caught does. */
export function endWith(error: Error): void {
  setImmediate(() => {
    throw error
  })
}

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
    if (err) sayWhy(log, err)
    await stop()
  })
  await start((given) => {
    stop = given
  })
}

/** An error of ours is a sentence for the operator, who needs no stack to act on it. */
function sayWhy(log: Logger, err: Error): void {
  if (err instanceof DomainError && err.cause === undefined) {
    const { code, message } = err
    log.fatal({ code }, message)
  } else log.fatal({ err }, 'an unexpected error ends this process')
}
