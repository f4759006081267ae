import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../../context.ts'
import { deliveriesOf } from '../../../db/webhooks/deliveries.ts'
import { findEndpoint, listEndpoints } from '../../../db/webhooks/endpoints.ts'
import { endpointTypes } from '../../../flow/webhooks/announce.ts'
import { addEndpoint, changeEndpoint, removeEndpoint } from '../../../flow/webhooks/endpoints.ts'
import { replayDelivery, testEndpoint } from '../../../flow/webhooks/send-again.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Id, Params, pageAsked } from '../../../http/server/schemas.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { formIn, textIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { listQuery } from '../../kit/list.tsx'
import { page, send, visitor } from '../../kit/send.tsx'
import { EndpointPage } from './endpoint-page.tsx'
import { secretRoutes } from './secret-routes.ts'
import { EndpointList } from './webhooks-view.tsx'

const account = page('account.manage')
const ofOne = { ...account, schema: { params: Params } }

/** Webhooks out: which addresses hear what happens, with the log of what was sent and what came back. */
export const webhookPages = groupOf(
  getEndpoints,
  postEndpoint,
  getEndpoint,
  postPing,
  secretRoutes({
    kind: 'endpoint',
    path: '/admin/webhooks',
    change: changeEndpoint,
    sendPage: (context, request, reply, id, secret) => sendEndpoint(context, request, reply, id, { secret }),
  }),
  postRemoval,
  postReplay,
)

function sendEndpoints({ db }: Context): SendPage {
  return async (request, reply) =>
    send(reply, <EndpointList who={visitor(request)} endpoints={await listEndpoints(db)} />)
}

interface Shown {
  /** Where the page of deliveries begins; with the newest one where it is absent. */
  cursor?: string
  secret?: string
}

async function sendEndpoint(
  { db }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  { secret, ...place }: Shown,
) {
  const endpoint = await findEndpoint(db, id)
  const deliveries = await deliveriesOf(db, id, place)
  const props = { who: visitor(request), endpoint, deliveries, ...(secret && { secret }) }
  return send(reply, <EndpointPage {...props} />)
}

function getEndpoints(app: App, context: Context) {
  app.get('/admin/webhooks', account, sendEndpoints(context))
}

function postEndpoint(app: App, context: Context) {
  const adding = { ...account, errorHandler: redisplayOnError(sendEndpoints(context)) }
  app.post('/admin/webhooks', adding, async (request, reply) => {
    const form = formIn(request.body)
    const { endpoint, secret } = await addEndpoint(context, visitor(request), {
      url: textIn(form, 'url', 2_000),
      description: textIn(form, 'description', 300),
      types: endpointTypes.filter((type) => form.all('types').includes(type)),
    })
    return sendEndpoint(context, request, reply.code(201), endpoint.id, { secret })
  })
}

function getEndpoint(app: App, context: Context) {
  const schema = { params: Params, querystring: Type.Object({ cursor: listQuery.cursor }) }
  app.get('/admin/webhooks/:id', { ...account, schema }, (request, reply) =>
    sendEndpoint(context, request, reply, request.params.id, pageAsked(request.query)),
  )
}

function postPing(app: App, context: Context) {
  app.post('/admin/webhooks/:id/ping', ofOne, async (request, reply) => {
    await testEndpoint(context, request.params.id)
    return reply.redirect(`/admin/webhooks/${request.params.id}?notice=pinged#deliveries`, 303)
  })
}

function postRemoval(app: App, context: Context) {
  app.post('/admin/webhooks/:id/removal', ofOne, async (request, reply) => {
    await takeStep(context, request, checks.removal, (context) =>
      removeEndpoint(context, visitor(request), request.params.id),
    )
    return reply.redirect('/admin/webhooks?notice=endpoint-removed', 303)
  })
}

function postReplay(app: App, context: Context) {
  const schema = { params: Type.Object({ id: Id, deliveryId: Id }) }
  app.post('/admin/webhooks/:id/deliveries/:deliveryId/replay', { ...account, schema }, async (request, reply) => {
    const { id, deliveryId } = request.params
    await replayDelivery(context, visitor(request), id, deliveryId)
    return reply.redirect(`/admin/webhooks/${id}?notice=replayed#deliveries`, 303)
  })
}
