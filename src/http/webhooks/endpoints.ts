import Type from 'typebox'
import type { Context } from '../../context.ts'
import { deliveriesOf } from '../../db/webhooks/deliveries.ts'
import { type Endpoint, findEndpoint, listEndpoints } from '../../db/webhooks/endpoints.ts'
import { endpointTypes } from '../../flow/webhooks/announce.ts'
import { addEndpoint, changeEndpoint, removeEndpoint } from '../../flow/webhooks/endpoints.ts'
import { rotateSecret } from '../../flow/webhooks/secrets.ts'
import { replayDelivery, testEndpoint } from '../../flow/webhooks/send-again.ts'
import { ListOf, Nothing } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, pageAsked, pagePlace } from '../server/schemas.ts'
import { Deliveries, NewEndpoint, NewSecret, QueuedMessage, WebhookEndpoint } from './shapes.ts'

const Wish = {
  url: Type.String({ maxLength: 2_000 }),
  description: Type.String({ maxLength: 300 }),
  types: Type.Array(Type.Enum([...endpointTypes]), { maxItems: 100 }),
}

const config = { action: 'account.manage' as const }

/** Webhooks out: who is told what happens, what was sent and what came back. For admins. */
export const webhookEndpointRoutes = groupOf(
  getWebhookEndpoints,
  getWebhookEndpoint,
  postWebhookEndpoints,
  patchWebhookEndpoint,
  deleteWebhookEndpoint,
  postSecrets,
  postPings,
  getDeliveries,
  postReplays,
)

function getWebhookEndpoints(app: App, context: Context) {
  app.get(
    '/webhook-endpoints',
    { config, schema: { summary: 'Where webhooks go', response: { 200: ListOf(WebhookEndpoint) } } },
    async () => ({
      items: (await listEndpoints(context.db)).map(shown),
    }),
  )
}

function getWebhookEndpoint(app: App, context: Context) {
  app.get(
    '/webhook-endpoints/:id',
    { config, schema: { summary: 'One endpoint', params: Params, response: { 200: WebhookEndpoint } } },
    async ({ params }) => shown(await findEndpoint(context.db, params.id)),
  )
}

function postWebhookEndpoints(app: App, context: Context) {
  app.post(
    '/webhook-endpoints',
    {
      config,
      schema: {
        summary: 'Add an endpoint; its secret is shown this once',
        body: Type.Object({ ...Wish, description: Type.Optional(Wish.description), types: Type.Optional(Wish.types) }),
        response: { 201: NewEndpoint },
      },
    },
    async ({ who, body }, reply) => {
      const { endpoint, secret } = await addEndpoint(context, who, { description: '', types: [], ...body })
      return reply.code(201).send({ ...shown(endpoint), secret })
    },
  )
}

function patchWebhookEndpoint(app: App, context: Context) {
  app.patch(
    '/webhook-endpoints/:id',
    {
      config,
      schema: {
        summary: 'Change an endpoint, switch it off or on again',
        params: Params,
        body: Type.Partial(Type.Object({ ...Wish, disabled: Type.Boolean() })),
        response: { 200: WebhookEndpoint },
      },
    },
    async ({ who, params, body }) => shown(await changeEndpoint(context, who, params.id, body)),
  )
}

function deleteWebhookEndpoint(app: App, context: Context) {
  app.delete(
    '/webhook-endpoints/:id',
    { config, schema: { summary: 'Remove an endpoint', params: Params, response: { 204: Nothing } } },
    async ({ who, params }, reply) => {
      await removeEndpoint(context, who, params.id)
      return reply.code(204).send(null)
    },
  )
}

function postSecrets(app: App, context: Context) {
  app.post(
    '/webhook-endpoints/:id/secrets',
    {
      config,
      schema: {
        summary: 'Make a new secret; the one before stays good for 24 hours',
        params: Params,
        response: { 201: NewSecret },
      },
    },
    async ({ who, params }, reply) => reply.code(201).send(await rotateSecret(context, who, 'endpoint', params.id)),
  )
}

function postPings(app: App, context: Context) {
  app.post(
    '/webhook-endpoints/:id/pings',
    { config, schema: { summary: 'Send a test message', params: Params, response: { 202: QueuedMessage } } },
    async ({ params }, reply) => reply.code(202).send(await testEndpoint(context, params.id)),
  )
}

function getDeliveries(app: App, context: Context) {
  app.get(
    '/webhook-endpoints/:id/deliveries',
    {
      config,
      schema: {
        summary: 'What was sent and what came back, newest first, in pages',
        params: Params,
        querystring: Type.Object(pagePlace),
        response: { 200: Deliveries },
      },
    },
    async ({ params, query }) => {
      await findEndpoint(context.db, params.id)
      return deliveriesOf(context.db, params.id, pageAsked(query))
    },
  )
}

function postReplays(app: App, context: Context) {
  app.post(
    '/webhook-endpoints/:id/deliveries/:deliveryId/replays',
    {
      config,
      schema: {
        summary: 'Send one message once more',
        params: Type.Object({ id: Id, deliveryId: Id }),
        response: { 202: QueuedMessage },
      },
    },
    async ({ who, params }, reply) =>
      reply.code(202).send(await replayDelivery(context, who, params.id, params.deliveryId)),
  )
}

/** An endpoint without its secrets. */
const shown = ({ secret, previousSecret, ...endpoint }: Endpoint) => endpoint
