import { asc } from 'drizzle-orm'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { isId } from '../../../db/id.ts'
import { assessments } from '../../../db/schema/index.ts'
import { eventsOf, findIntegration, listIntegrations } from '../../../db/webhooks/integrations.ts'
import { type AiLevel, aiLevels } from '../../../domain/policy/assessment.ts'
import { ownAddress } from '../../../flow/own-address.ts'
import { addIntegration, changeIntegration, type IntegrationWish } from '../../../flow/webhooks/integrations.ts'
import { mapAssignment, retryEvent } from '../../../flow/webhooks/resume-events.ts'
import { rotateSecret } from '../../../flow/webhooks/secrets.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Id, Params } from '../../../http/server/schemas.ts'
import { type Form, formIn, linesIn, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { page, send, visitor } from '../../kit/send.tsx'
import { IntegrationPage } from './integration-page.tsx'
import { IntegrationList } from './integrations-view.tsx'

const account = page('account.manage')
const ofOne = { ...account, schema: { params: Params } }

/** LMSs that speak by webhook: setting them up, what they said, and what became of it. */
export const integrationPages: Routes = async (app, { context }) => {
  const { db } = context

  const list: SendPage = async (request, reply) =>
    send(reply, <IntegrationList who={visitor(request)} integrations={await listIntegrations(db)} />)
  const show = async (request: FastifyRequest, reply: FastifyReply, id: string, secret?: string) =>
    send(reply, <IntegrationPage who={visitor(request)} {...(await integrationWith(id))} {...(secret && { secret })} />)

  app.get('/admin/integrations', account, list)

  app.post('/admin/integrations', { ...account, errorHandler: redisplayOnError(list) }, async (request, reply) => {
    const { integration, secret } = await addIntegration(context, visitor(request), wishIn(formIn(request.body)))
    return show(request, reply.code(201), integration.id, secret)
  })

  app.get('/admin/integrations/:id', ofOne, (request, reply) => show(request, reply, request.params.id))

  app.post('/admin/integrations/:id/secret', ofOne, async (request, reply) => {
    const { secret } = await rotateSecret(context, visitor(request), 'integration', request.params.id)
    return show(request, reply, request.params.id, secret)
  })

  app.post('/admin/integrations/:id/switch', ofOne, async (request, reply) => {
    const disabled = formIn(request.body).get('to') !== 'on'
    await changeIntegration(context, visitor(request), request.params.id, { disabled })
    return reply.redirect(`/admin/integrations/${request.params.id}?notice=switched`, 303)
  })

  const mapping = { ...ofOne, errorHandler: redisplayOnError(show) }
  app.post('/admin/integrations/:id/assignments', mapping, async (request, reply) => {
    const form = formIn(request.body)
    const [externalId, assessmentId] = [textIn(form, 'externalId', 300), form.get('assessmentId')]
    refuse(
      [!externalId, 'externalId', 'The id is still empty.', 'The id that the LMS gave the assignment.'],
      [!isId(assessmentId), 'assessmentId', 'The assessment is still open.', 'One of the assessments here.'],
    )
    await mapAssignment(context, visitor(request), { integrationId: request.params.id, externalId, assessmentId })
    return reply.redirect(`/admin/integrations/${request.params.id}?notice=mapped#events`, 303)
  })

  app.post(
    '/admin/integrations/:id/events/:eventId/retry',
    { ...account, schema: { params: Type.Object({ id: Id, eventId: Id }) } },
    async ({ params: { id, eventId } }, reply) => {
      await retryEvent(context, id, eventId)
      return reply.redirect(`/admin/integrations/${id}?notice=retried#events`, 303)
    },
  )

  const integrationWith = async (id: string) => ({
    integration: await findIntegration(db, id),
    events: await eventsOf(db, id),
    address: `${ownAddress(context)}/v1/integrations/${id}/webhooks`,
    assessments: await db
      .select({ id: assessments.id, title: assessments.title })
      .from(assessments)
      .orderBy(asc(assessments.title))
      .limit(500),
  })
}

const isHost = (host: string) => /^[a-z0-9.-]{1,253}$/.test(host)

/** The integration as the form has it. Throws INVALID_INPUT naming what is missing or wrong. */
function wishIn(form: Form): IntegrationWish {
  const level = Number(form.get('aiLevel'))
  const leveled = Object.hasOwn(aiLevels, level)
  const name = textIn(form, 'name', 300)
  const fileHosts = linesIn(form, 'fileHosts', 253).slice(0, 50)
  const guidance = textIn(form, 'guidance', 20_000)
  refuse(
    [!name, 'name', 'The name is still empty.', 'How people here call this LMS.'],
    [
      !fileHosts.every(isHost),
      'fileHosts',
      'One of these is not the name of a host.',
      'One a line, in small letters, such as files.your-school.org, without https:// and without a path.',
    ],
    [
      leveled && !guidance,
      'guidance',
      'The guidance is still empty.',
      'A sentence on the use of AI, because the level is set.',
    ],
  )
  return {
    name,
    method: form.get('method') === 'bearer-static' ? 'bearer-static' : 'standard-webhooks',
    fileHosts,
    defaults: leveled ? { aiLevel: level as AiLevel, guidance } : null,
  }
}
