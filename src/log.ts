import pino from 'pino'
import { errorFacts } from './errors/facts.ts'

/** What every room may say to the operator: ids, codes and counts; never a text, a name or a file name. */
export type Logger = pino.Logger

/**
 * The service's own log: one JSON object a line on standard error, so that standard output stays for people. An error
 * goes in as `{ err }` and comes out as its facts, without the text it may hold.
 */
export function createLogger(level: string, to: pino.DestinationStream = pino.destination(2)): Logger {
  return pino(
    {
      level,
      redact: ['req.headers.authorization', 'headers.authorization'],
      serializers: { err: (value) => (value instanceof Error ? errorFacts(value) : value) },
      hooks: { logMethod: withoutMessages },
    },
    to,
  )
}

export const silent = createLogger('silent')

/**
 * A library may log an error by itself, under another name, or with the error's message as the sentence, which pino also
 * does when no sentence is given. Each such record gets facts in place of the error and a sentence of ours.
 */
function withoutMessages(this: Logger, args: unknown[], method: (...args: never[]) => void) {
  const [first, sentence, ...values] = args
  const record = first instanceof Error ? { err: first } : first
  const errors = typeof record === 'object' && record ? Object.entries(record).filter(isError) : []
  if (errors.length === 0) return method.apply(this, args as never[])
  const facts = errors.map(([name, error]) => [name, errorFacts(error)])
  const isTheirs = sentence === undefined || errors.some(([, error]) => error?.message === sentence)
  const own = isTheirs ? 'an error was logged' : sentence
  return method.apply(this, [{ ...(record as object), ...Object.fromEntries(facts) }, own, ...values] as never[])
}

/** What stands under `err` is an error even when something else was thrown. */
function isError([name, value]: [string, unknown]): boolean {
  return name === 'err' || value instanceof Error
}
