import type { FastifyInstance } from 'fastify'

/** How often connections that fell idle are looked for while closing, in milliseconds. */
const every = 100

/**
 * While the service stops, each last answer says that the connection ends with it, and connections that have fallen idle
 * are closed: callers that keep theirs open for the next request would otherwise hold the stop up until it is cut short.
 */
export function closePolitely(app: FastifyInstance): void {
  let closing: NodeJS.Timeout | null = null
  app.addHook('preClose', async () => {
    closing = setInterval(() => app.server.closeIdleConnections(), every)
  })
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close')
  })
  app.addHook('onClose', async () => {
    if (closing) clearInterval(closing)
  })
}
