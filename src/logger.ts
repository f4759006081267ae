import pino from 'pino'

/** The service's own log: one JSON object a line on standard error, so that standard output stays for people. */
export function createLogger(level: string) {
  return pino({ level, redact: ['req.headers.authorization', 'headers.authorization'] }, pino.destination(2))
}
