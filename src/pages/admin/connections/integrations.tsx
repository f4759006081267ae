import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../../context.ts'
import { assessmentsNamed } from '../../../db/policy/assessments.ts'
import { callbacksOf } from '../../../db/tca/callbacks.ts'
import { eventsOf, findIntegration, listIntegrations } from '../../../db/webhooks/integrations.ts'
import { ownAddress } from '../../../flow/own-address.ts'
import { addIntegration, changeIntegration } from '../../../flow/webhooks/integrations.ts'
import { mapAssignment, retryEvent } from '../../../flow/webhooks/resume-events.ts'
import { type App, groupOf } from '../../../http/server/routes.ts'
import { Id, Params, pageAsked } from '../../../http/server/schemas.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { formIn, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { listQuery } from '../../kit/list.tsx'
import { page, send, visitor } from '../../kit/send.tsx'
import { integrationIn } from './integration-in.ts'
import { IntegrationPage } from './integration-page.tsx'
import { IntegrationList } from './integrations-view.tsx'
import { secretRoutes } from './secret-routes.ts'

const account = page('account.manage')
const ofOne = { ...account, schema: { params: Params } }

/** LMSs that speak by webhook: setting them up, what they sent, and what it led to. */
export const integrationPages = groupOf(
  getIntegrations,
  postIntegration,
  getIntegration,
  secretRoutes({
    kind: 'integration',
    path: '/admin/integrations',
    change: changeIntegration,
    sendPage: sendIntegration,
  }),
  postAssignment,
  postRetry,
)

function sendIntegrations({ db }: Context): SendPage {
  return async (request, reply) =>
    send(reply, <IntegrationList who={visitor(request)} integrations={await listIntegrations(db)} />)
}

async function sendIntegration(
  context: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  secret?: string,
) {
  const { db } = context
  const query = request.query as { q?: string; cursor?: string }
  const integration = await findIntegration(db, id)
  const own = ownAddress(context)
  return send(
    reply,
    <IntegrationPage
      who={visitor(request)}
      integration={integration}
      events={await eventsOf(db, id, pageAsked(query))}
      q={query.q}
      address={integration.method === 'turnitin-plugin' ? `${own}/tca/${id}` : `${own}/v1/integrations/${id}/webhooks`}
      callbacks={await callbacksOf(db, id)}
      {...(secret && { secret })}
    />,
  )
}

function getIntegrations(app: App, context: Context) {
  app.get('/admin/integrations', account, sendIntegrations(context))
}

function postIntegration(app: App, context: Context) {
  const adding = { ...account, errorHandler: redisplayOnError(sendIntegrations(context)) }
  app.post('/admin/integrations', adding, async (request, reply) => {
    const wish = integrationIn(formIn(request.body))
    const { integration, secret } = await addIntegration(context, visitor(request), wish)
    return sendIntegration(context, request, reply.code(201), integration.id, secret)
  })
}

function getIntegration(app: App, context: Context) {
  const schema = { params: Params, querystring: Type.Object(listQuery) }
  app.get('/admin/integrations/:id', { ...account, schema }, (request, reply) =>
    sendIntegration(context, request, reply, request.params.id),
  )
}

function postAssignment(app: App, context: Context) {
  const mapping = {
    ...ofOne,
    errorHandler: redisplayOnError((request, reply, id) => sendIntegration(context, request, reply, id)),
  }
  app.post('/admin/integrations/:id/assignments', mapping, async (request, reply) => {
    const form = formIn(request.body)
    const [externalId, named] = [textIn(form, 'externalId', 300), textIn(form, 'assessmentId', 300)]
    const found = named ? await assessmentsNamed(context.db, named) : []
    refuse(
      [!externalId, 'externalId', 'The id is still empty.', 'The id that the LMS gave the assignment.'],
      [!found.length, 'assessmentId', 'There is no such assessment.', 'Its whole title, or its id.'],
      [
        found.length > 1,
        'assessmentId',
        'Several assessments have this title.',
        'The id, from the address of its page.',
      ],
    )
    const assessmentId = found[0]!.id
    await takeStep(context, request, checks.assignment, (context) =>
      mapAssignment(context, visitor(request), { integrationId: request.params.id, externalId, assessmentId }),
    )
    return reply.redirect(`/admin/integrations/${request.params.id}?notice=mapped#events`, 303)
  })
}

function postRetry(app: App, context: Context) {
  const schema = { params: Type.Object({ id: Id, eventId: Id }) }
  app.post('/admin/integrations/:id/events/:eventId/retry', { ...account, schema }, async ({ params }, reply) => {
    const { id, eventId } = params
    await retryEvent(context, id, eventId)
    return reply.redirect(`/admin/integrations/${id}?notice=retried#events`, 303)
  })
}
