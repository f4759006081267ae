import helmet from '@fastify/helmet'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { DomainError } from '../../../domain/error.ts'
import { sendProblem } from '../problem.ts'
import { requestIdHeader } from '../request-id.ts'

/** The Content-Security-Policy of an answer that is no page: it loads nothing, runs nothing and stands in no frame. */
export const nothingLoads =
  "default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Sets the headers that tell browsers what an answer may not do. Pages and files add to them. */
export async function setSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: false })
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('content-security-policy', nothingLoads)
  })
}

/**
 * Answers an address that the router cannot read, such as `/%`, as a problem document that repeats nothing of it. Hooks do
 * not run for such a request, so its headers are set here.
 */
export function sendRouterProblem(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({
    [requestIdHeader]: request.id,
    'content-security-policy': nothingLoads,
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
  })
  sendProblem(new DomainError('NOT_FOUND', 'There is nothing at this address.'), request, reply)
}
