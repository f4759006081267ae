import { framesOf } from './frames.ts'

/** What may be written down about an error: its kind, where it happened, and which rule of the database refused it. */
export interface ErrorFacts {
  type: string
  code?: string
  /** Only of errors whose message this program wrote, and of messages that can hold no value. */
  message?: string
  /** The HTTP status of an answer. */
  status?: number
  /** Which call to the system failed, and on what. */
  syscall?: string
  path?: string
  address?: string
  port?: number
  /** What Postgres says beside its code. */
  severity?: string
  schema?: string
  table?: string
  column?: string
  dataType?: string
  constraint?: string
  routine?: string
  /** The function of the database that raised the error. */
  function?: string
  /** The frames alone, without the message that V8 writes above them. */
  stack?: string
  cause?: ErrorFacts
  errors?: ErrorFacts[]
}

const maxDepth = 5

/**
 * Describes an error for the log, the job store or a terminal. A driver's message, detail and parameters may hold an
 * essay, a reflection or a name, so they are left out; only the properties listed here are taken.
 */
export function errorFacts(error: unknown, depth = 1): ErrorFacts {
  if (typeof error !== 'object' || error === null) return { type: typeof error }
  const { cause, errors, ...its } = readable(error)
  const type = typeOf(error)
  return {
    type,
    ...optional('code', codeOf(type, its)),
    ...optional('message', messageOf(type, its)),
    ...optional('status', statusOf(its)),
    ...(typeof its.syscall === 'string' && callOf(its)),
    ...(typeof its.severity === 'string' && refusalOf(its)),
    ...optional('stack', framesOf(its.stack, its.message)),
    ...(typeof cause === 'object' && cause && depth < maxDepth && { cause: errorFacts(cause, depth + 1) }),
    ...(Array.isArray(errors) &&
      depth < maxDepth && { errors: errors.slice(0, 5).map((it) => errorFacts(it, depth + 1)) }),
  }
}

type Properties = Record<string, unknown>

/** The properties that facts are taken from. They are read by name, because an error's own are often not enumerable. */
function readable(error: object): Properties {
  const names = ['name', 'message', 'stack', 'code', 'cause', 'errors', 'status', 'statusCode', '$metadata', 'where']
  return Object.fromEntries(
    [...names, ...callNames, ...refusalNames].map((name) => [name, (error as Properties)[name]]),
  )
}

/** A name, a code or an address: one word, so no sentence of anybody. */
const word = /^[\w.:$-]{1,100}$/
const isWord = (value: unknown): value is string => typeof value === 'string' && word.test(value)

function typeOf(error: object): string {
  const { name } = error as { name?: unknown }
  const type = isWord(name) && name.toLowerCase() !== 'error' ? name : error.constructor?.name
  return isWord(type) ? type : 'Error'
}

function codeOf(type: string, { code, message }: Properties) {
  // Redis puts its code before its sentence, as in “OOM command not allowed when used memory > maxmemory”.
  if (type === 'ReplyError') return /^[A-Z]+(?= )/.exec(String(message))?.[0]
  return isWord(code) ? code : undefined
}

/** Our own errors say what happened in sentences that hold no work, name or file name. */
const ourOwn = new Set(['DomainError', 'SandboxFault'])

/** Messages of libraries that name their cause in no other way; they are compared whole, so they hold no value. */
const fixedMessages = new Set([
  'Client has encountered a connection error and is not queryable',
  'Connection is closed.',
  'Connection terminated',
  'Connection terminated due to connection timeout',
  'Connection terminated unexpectedly',
  'Query read timeout',
  'fetch failed',
  'job stalled more than allowable limit',
  'timeout exceeded when trying to connect',
])

function messageOf(type: string, { message }: Properties) {
  return typeof message === 'string' && (ourOwn.has(type) || fixedMessages.has(message)) ? message : undefined
}

function statusOf({ status, statusCode, $metadata }: Properties) {
  const given = [statusCode, status, ($metadata as { httpStatusCode?: unknown } | undefined)?.httpStatusCode]
  return given.find((it): it is number => typeof it === 'number')
}

const callNames = ['syscall', 'path', 'address', 'port'] as const

/** A path is one of ours: files are stored under their hash, and no file is ever opened by the name that a person gave it. */
const callOf = (its: Properties): Partial<ErrorFacts> =>
  taken(its, callNames, (value) => isWord(value) || isPath(value))

const isPath = (value: unknown) => typeof value === 'string' && /^([A-Z]:)?[\\/]/.test(value)

const refusalNames = ['severity', 'schema', 'table', 'column', 'dataType', 'constraint', 'routine'] as const

function refusalOf(its: Properties): Partial<ErrorFacts> {
  const raisedBy = /PL\/pgSQL function ([\w.]+)\(/.exec(String(its.where ?? ''))?.[1]
  return { ...taken(its, refusalNames, isWord), ...optional('function', raisedBy) }
}

function taken(its: Properties, names: readonly string[], allowed: (value: unknown) => boolean): Partial<ErrorFacts> {
  const fits = (value: unknown) => typeof value === 'number' || allowed(value)
  return Object.fromEntries(names.filter((name) => fits(its[name])).map((name) => [name, its[name]]))
}

function optional<Name extends string, Value>(name: Name, value: Value | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value }
}
