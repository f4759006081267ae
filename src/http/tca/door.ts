import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import type { Integration } from '../../db/webhooks/integrations.ts'
import { pluginAt } from '../../flow/tca/door.ts'
import { patiently } from './patience.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The integration whose Turnitin plug-in asks. */
    plugin: Integration
  }
}

/** Lets a plug-in in by its key, before anything of its request is read. */
export function guardDoor(app: FastifyInstance, context: Context): void {
  app.addHook('onRequest', async (request) => {
    const { authorization } = request.headers
    request.plugin = await patiently(() => pluginAt(context, nameIn(request), authorization))
  })
}

/** The path names the integration; at the root path the host name does. */
function nameIn({ params, hostname }: FastifyRequest) {
  const { door } = params as { door?: string }
  return door === undefined ? { host: hostname } : { id: door }
}
