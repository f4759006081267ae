import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuseHugeJson } from '../../domain/bounded-json.ts'
import { DomainError } from '../../domain/error.ts'
import { objectIn, type Sent } from '../../domain/tca/sent.ts'

/** The longest JSON body: an assignment with its teachers and a group, in bytes. */
const longestJson = 512 * 1024

/** Reads every body as text, whatever its type says: plug-ins send JSON under other types, and types with nothing. */
export function readAnyType(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string', bodyLimit: longestJson }, (_request, body, done) =>
    done(null, body),
  )
}

/** Leaves every body to its route, as the stream that it comes in. */
export function leaveBody(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _stream, done) => done(null))
}

/** The JSON object of a request. Throws INVALID_INPUT. */
export function jsonOf({ body }: FastifyRequest): Sent {
  const text = typeof body === 'string' ? body : ''
  refuseHugeJson(text)
  try {
    return objectIn(JSON.parse(text))
  } catch {
    throw new DomainError('INVALID_INPUT', 'The body is not JSON.')
  }
}
