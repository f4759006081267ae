import { receiveWebhook } from '../../flow/webhooks/receive-webhook.ts'
import type { Routes } from '../server/routes.ts'
import { ReceivedWebhook } from './shapes.ts'

/** The largest webhook that is read, in bytes. */
const largestWebhook = 64 * 1024

/** Webhooks in. The body is read as bytes, because the signature is over bytes. */
export const webhookInRoutes: Routes = async (app, { context }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: largestWebhook }, (_request, body, done) =>
    done(null, body),
  )

  app.post<{ Params: { id: string } }>(
    '/integrations/:id/webhooks',
    {
      config: { action: 'public' },
      bodyLimit: largestWebhook,
      schema: {
        summary: 'An LMS says that something happened (Standard Webhooks 1.0.0)',
        security: [],
        response: { 200: ReceivedWebhook, 202: ReceivedWebhook },
      },
    },
    async ({ params, headers, body }, reply) => {
      const received = await receiveWebhook(context, params.id, headers, Buffer.isBuffer(body) ? body : Buffer.alloc(0))
      return reply.code(received.status === 'duplicate' ? 200 : 202).send(received)
    },
  )
}
