import Type from 'typebox'
import { receiveCallback } from '../../flow/vendors/receive-callback.ts'
import type { Routes } from '../server/routes.ts'
import { HeardCallback } from './shapes.ts'

/** A callback names ids; anything larger is not one. In bytes. */
const largest = 256 * 1024

/** Where vendors call back. The raw bytes are what was signed, so nothing parses them on the way. */
export const remoteCallbackRoutes: Routes = async (app, { context }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largest }, (_request, body, done) => done(null, body))

  app.post(
    '/detectors/:id/callbacks',
    {
      config: { action: 'public' },
      bodyLimit: largest,
      schema: {
        summary: "A remote detector's callback: a signed hint that something is ready",
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        security: [],
        response: { 200: HeardCallback },
      },
    },
    async ({ params, body, headers }, reply) => {
      const single = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? undefined : value])
      await receiveCallback(
        context,
        params.id,
        Buffer.isBuffer(body) ? body : Buffer.alloc(0),
        Object.fromEntries(single),
      )
      return reply.code(200).send({ received: true })
    },
  )
}
