import type { FastifyBaseLogger } from 'fastify'

/** What every room may say to the operator: ids, codes and counts; never a text, a name or a file name. */
export type Logger = Pick<FastifyBaseLogger, 'debug' | 'info' | 'warn' | 'error'>

export const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }
