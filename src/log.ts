import pino from 'pino'

/** What every room may say to the operator: ids, codes and counts; never a text, a name or a file name. */
export type Logger = pino.Logger

/** The service's own log: one JSON object a line on standard error, so that standard output stays for people. */
export function createLogger(level: string): Logger {
  return pino({ level, redact: ['req.headers.authorization', 'headers.authorization'] }, pino.destination(2))
}

export const silent = createLogger('silent')
