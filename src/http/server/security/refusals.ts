import type { FastifyInstance } from 'fastify'

/**
 * Logs each request that is refused (status 400 to 499): who asked, from which network address, for which route, and the
 * status. The address that was asked for is left out: it may hold an id or a secret.
 */
export function logRefusals(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, { statusCode: status }) => {
    if (status < 400 || status >= 500) return
    const { method, who, ip, routeOptions } = request
    const asker = who ? { account: who.id, role: who.role } : {}
    request.log.info({ ...asker, ip, method, route: routeOptions.url ?? 'unknown', status }, 'a request was refused')
  })
}
