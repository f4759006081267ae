import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError, type ErrorCode } from '../../domain/error.ts'
import { wrongFields } from '../../domain/wrong-fields.ts'

/** The HTTP status that goes with each code. */
export const statusOf: Record<ErrorCode, number> = {
  INVALID_INPUT: 422,
  REFLECTION_INCOMPLETE: 422,
  NOT_FOUND: 404,
  NOT_ALLOWED: 403,
  NOT_SIGNED_IN: 401,
  FORM_EXPIRED: 403,
  ILLEGAL_TRANSITION: 409,
  STATE_CHANGED: 409,
  DECISION_INCOMPLETE: 422,
  CONFIRMATION_NEEDED: 409,
  READING_FIRST: 423,
  APPEAL_CLOSED: 409,
  NOT_INDEPENDENT: 403,
  IDEMPOTENCY_KEY_REUSED: 422,
  IDEMPOTENCY_KEY_IN_FLIGHT: 409,
  TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UPLOAD_ABORTED: 400,
  STORAGE_FULL: 507,
  UNAVAILABLE: 503,
  TOO_MANY_REQUESTS: 429,
}

/** Postgres says these when it is restarting, overloaded or gone; the same request can succeed a moment later. */
const passing = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '53400',
  '08000',
  '08003',
  '08006',
  '40001',
  '40P01',
  '55P03',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** Any error as a problem document (RFC 9457): a stable code, a sentence, and the fields to put right. */
export function sendProblem(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const known = asDomainError(error)
  sayWhenToRetry(known, reply)
  if (known.code === 'NOT_SIGNED_IN') reply.header('www-authenticate', 'Bearer')
  logUnexpected(error, known, request)
  const status = statusOf[known.code]
  // `status` is the HTTP status here (RFC 9457), so the state of the submission goes where the missed state goes.
  const { status: state, ...details } = known.details
  return reply
    .code(status)
    .type('application/problem+json')
    .send({
      type: `urn:candour:problem:${known.code.toLowerCase().replaceAll('_', '-')}`,
      title: known.message,
      status,
      code: known.code,
      requestId: request.id,
      ...(known.fields.length && { fields: known.fields }),
      ...(state !== undefined && { current: { status: state } }),
      ...details,
    })
}

/** In how many seconds the same request may be answered differently, where waiting helps. */
const retryAfter: Partial<Record<ErrorCode, number>> = { UNAVAILABLE: 5, TOO_MANY_REQUESTS: 60, STORAGE_FULL: 600 }

/** Says when to come back, where nothing has said so yet. */
export function sayWhenToRetry({ code }: DomainError, reply: FastifyReply): void {
  const seconds = retryAfter[code]
  if (seconds && !reply.hasHeader('retry-after')) reply.header('retry-after', String(seconds))
}

/**
 * Logs an error that nothing in the request explains: one that is answered as a failure of ours, or that a driver raised
 * about what was sent. The answer carries none of its words.
 */
export function logUnexpected(error: FastifyError | Error, known: DomainError, request: FastifyRequest) {
  if (error instanceof DomainError) {
    // One of ours has a cause where a storage failed, which the operator has to see.
    if (error.cause !== undefined) request.log.error({ err: error }, 'a request failed')
    return
  }
  const { statusCode = 500 } = error as FastifyError
  if (statusOf[known.code] >= 500) request.log.error({ err: error }, 'a request failed')
  else if (statusCode >= 500) request.log.warn({ err: error }, 'the database refused what was sent')
}

/** Whether an error says that the database cannot be reached, so that the same work can succeed a moment later. */
export const isDatabaseAway = (error: Error): boolean =>
  !(error instanceof DomainError) && ofDatabase(error as RaisedError)?.code === 'UNAVAILABLE'

type RaisedError = FastifyError & { cause?: { code?: string; message: string } }

/** Any error as one of ours, so that every answer has a code and a sentence. */
export function asDomainError(error: FastifyError | Error): DomainError {
  if (error instanceof DomainError) return error
  const raised = error as RaisedError
  return ofSchema(raised) ?? ofDatabase(raised) ?? ofStatus(raised)
}

function ofSchema({ validation, validationContext }: RaisedError): DomainError | null {
  if (!validation) return null
  if (validationContext === 'params') return new DomainError('NOT_FOUND', 'There is nothing at this address.')
  const fields = wrongFields(validation, validationContext)
  return new DomainError('INVALID_INPUT', 'Some of what was sent cannot be used; see the fields.', fields)
}

function ofDatabase({ code = '', message, cause }: RaisedError): DomainError | null {
  const { code: reason = '', message: words } = cause ?? { code, message }
  if (passing.has(reason) || /timeout exceeded when trying to connect|Connection terminated/.test(words)) {
    return new DomainError(
      'UNAVAILABLE',
      'The service cannot reach its database just now. Nothing was lost; please try again in a few seconds.',
    )
  }
  if (reason === '53100') {
    return new DomainError(
      'STORAGE_FULL',
      'There is no room to keep this just now, so it was not taken in. Please keep it and try again later.',
    )
  }
  if (reason.startsWith('22')) {
    return new DomainError('INVALID_INPUT', 'Some of what was sent cannot be kept, such as a date that does not exist.')
  }
  return reason === '23503' ? new DomainError('INVALID_INPUT', 'Something that was named does not exist here.') : null
}

const byStatus: Record<number, [ErrorCode, string]> = {
  413: ['TOO_LARGE', 'The request is larger than this service takes.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'This content type is not understood here.'],
  429: ['TOO_MANY_REQUESTS', 'That was a little fast; please try again in a minute.'],
  503: ['UNAVAILABLE', 'The service is very busy; please try again in a few seconds.'],
}

function ofStatus({ code = '', message, statusCode = 500 }: RaisedError): DomainError {
  const known = byStatus[statusCode]
  if (known) return new DomainError(...known)
  if (statusCode >= 400 && statusCode < 500) {
    return new DomainError(
      'INVALID_INPUT',
      code.startsWith('FST_') ? message.replace(/\.?$/, '.') : 'This request cannot be used.',
    )
  }
  return new DomainError('UNAVAILABLE', 'Something went wrong on our side. It has been noted; please try again.')
}
