import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import type { ErrorCode } from '../../domain/error.ts'
import { asDomainError, logUnexpected } from '../server/problem.ts'

/** What plug-ins understand; every other refusal is a 400, whose sentence they show. */
const statuses: Partial<Record<ErrorCode, number>> = {
  NOT_SIGNED_IN: 403,
  NOT_FOUND: 404,
  IDEMPOTENCY_KEY_REUSED: 409,
  STATE_CHANGED: 409,
  ILLEGAL_TRANSITION: 409,
  TOO_LARGE: 413,
  UNAVAILABLE: 503,
  STORAGE_FULL: 507,
}

/** Any error as Turnitin writes one. */
export function sendRefusal(error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) {
  const known = asDomainError(error)
  logUnexpected(error, known, request)
  return refuse(reply, statuses[known.code] ?? 400, known.message)
}

export const refuse = (reply: FastifyReply, status: number, message: string) =>
  reply.code(status).send({ status, message })
