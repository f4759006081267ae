import Type from 'typebox'
import { deliveriesOf } from '../../../db/webhooks/deliveries.ts'
import { findEndpoint, listEndpoints } from '../../../db/webhooks/endpoints.ts'
import { announcedTypes } from '../../../flow/webhooks/announce.ts'
import { addEndpoint, changeEndpoint, removeEndpoint } from '../../../flow/webhooks/endpoints.ts'
import { rotateSecret } from '../../../flow/webhooks/secrets.ts'
import { replayDelivery, testEndpoint } from '../../../flow/webhooks/send-again.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Id, Params } from '../../../http/server/schemas.ts'
import { formIn, textIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { page, send, visitor } from '../../kit/send.tsx'
import { EndpointPage } from './endpoint-page.tsx'
import { EndpointList } from './webhooks-view.tsx'

const account = page('account.manage')
const ofOne = { ...account, schema: { params: Params } }

/** Webhooks out: who is told what happens, with the log of what was sent and what came back. */
export const webhookPages: Routes = async (app, { context }) => {
  const { db } = context

  const list: SendPage = async (request, reply) =>
    send(reply, <EndpointList who={visitor(request)} endpoints={await listEndpoints(db)} />)

  app.get('/admin/webhooks', account, list)

  app.post('/admin/webhooks', { ...account, errorHandler: redisplayOnError(list) }, async (request, reply) => {
    const who = visitor(request)
    const form = formIn(request.body)
    const { endpoint, secret } = await addEndpoint(context, who, {
      url: textIn(form, 'url', 2_000),
      description: textIn(form, 'description', 300),
      types: announcedTypes.filter((type) => form.all('types').includes(type)),
    })
    return send(reply, <EndpointPage who={who} {...(await endpointWith(endpoint.id, null))} secret={secret} />, 201)
  })

  app.get(
    '/admin/webhooks/:id',
    {
      ...account,
      schema: {
        params: Params,
        querystring: Type.Object({ before: Type.Optional(Type.String({ maxLength: 13, pattern: '^\\d{13}$' })) }),
      },
    },
    async (request, reply) => {
      const { before } = request.query
      const shown = await endpointWith(request.params.id, before ? new Date(Number(before)) : null)
      return send(reply, <EndpointPage who={visitor(request)} {...shown} />)
    },
  )

  app.post('/admin/webhooks/:id/ping', ofOne, async (request, reply) => {
    await testEndpoint(context, request.params.id)
    return reply.redirect(`/admin/webhooks/${request.params.id}?notice=pinged#deliveries`, 303)
  })

  app.post('/admin/webhooks/:id/secret', ofOne, async (request, reply) => {
    const who = visitor(request)
    const { secret } = await rotateSecret(context, who, 'endpoint', request.params.id)
    return send(reply, <EndpointPage who={who} {...(await endpointWith(request.params.id, null))} secret={secret} />)
  })

  app.post('/admin/webhooks/:id/switch', ofOne, async (request, reply) => {
    const disabled = formIn(request.body).get('to') !== 'on'
    await changeEndpoint(context, visitor(request), request.params.id, { disabled })
    return reply.redirect(`/admin/webhooks/${request.params.id}?notice=switched`, 303)
  })

  app.post('/admin/webhooks/:id/removal', ofOne, async (request, reply) => {
    await removeEndpoint(context, visitor(request), request.params.id)
    return reply.redirect('/admin/webhooks?notice=endpoint-removed', 303)
  })

  app.post(
    '/admin/webhooks/:id/deliveries/:deliveryId/replay',
    { ...account, schema: { params: Type.Object({ id: Id, deliveryId: Id }) } },
    async (request, reply) => {
      const { id, deliveryId } = request.params
      await replayDelivery(context, visitor(request), id, deliveryId)
      return reply.redirect(`/admin/webhooks/${id}?notice=replayed#deliveries`, 303)
    },
  )

  const endpointWith = async (id: string, before: Date | null) => ({
    endpoint: await findEndpoint(db, id),
    deliveries: await deliveriesOf(db, id, before),
  })
}
