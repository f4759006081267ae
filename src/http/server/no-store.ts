import type { FastifyInstance } from 'fastify'

/**
 * No answer is kept by a browser or a proxy: most hold what students wrote, or who they are. The few routes that say
 * otherwise are public and the same for everybody.
 */
export function keepNothing(app: FastifyInstance): void {
  app.addHook('onRequest', async (_request, reply) => {
    reply.header('cache-control', 'no-store')
  })
}
