import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'

/** The header in which each answer says which request it answers, as its lines in the log and its problem document do. */
export const requestIdHeader = 'x-request-id'

/** How Fastify names requests: by an id of ours that no other request has. What a client sends under the name is not taken. */
export const requestNaming = { genReqId: () => randomUUID(), requestIdHeader: false } as const

/** The name of that id in the log. */
export const requestIdLabel = 'requestId'

/** Says in each answer which request it answers, from the first hook on, so that refusals say it too. */
export function nameRequests(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header(requestIdHeader, request.id)
  })
}
