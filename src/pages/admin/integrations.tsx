import { asc } from 'drizzle-orm'
import Type from 'typebox'
import { eventsOf, findIntegration, listIntegrations } from '../../db/integrations.ts'
import { assessments } from '../../db/schema.ts'
import { type AiLevel, aiLevels } from '../../domain/assessment.ts'
import { DomainError, type FieldProblem } from '../../domain/error.ts'
import {
  addIntegration,
  changeIntegration,
  type IntegrationWish,
  mapAssignment,
  retryEvent,
  rotateIntegrationSecret,
} from '../../flow/integrations.ts'
import { ownAddress } from '../../flow/own-address.ts'
import type { Routes } from '../../http/routes.ts'
import { Id, Params } from '../../http/schemas.ts'
import { type Form, formIn, formOf, linesIn, wordsIn } from '../form.ts'
import { page, send, visitor } from '../send.tsx'
import { IntegrationList, IntegrationPage } from './integrations-view.tsx'

const Said = Type.Object({ said: Type.Optional(Type.String()) })
const account = page('account.manage')
const ofOne = { ...account, schema: { params: Params } }

/** LMSs that speak by webhook: setting them up, what they said, and what became of it. */
export const integrationPages: Routes = async (app, { context }) => {
  const { db } = context

  app.get('/admin/integrations', { ...account, schema: { querystring: Said } }, async (request, reply) => {
    const shown = { who: visitor(request), integrations: await listIntegrations(db), notice: request.query.said }
    return send(reply, <IntegrationList {...shown} written={formOf([])} problems={[]} />)
  })

  app.post('/admin/integrations', account, async (request, reply) => {
    const who = visitor(request)
    const form = formIn(request.body)
    const problems = problemsIn(form)
    if (problems.length) {
      const integrations = await listIntegrations(db)
      return send(reply, <IntegrationList {...{ who, integrations, written: form, problems }} />, 422)
    }
    const { integration, secret } = await addIntegration(context, who, wishIn(form))
    return send(reply, <IntegrationPage who={who} {...(await integrationWith(integration.id))} secret={secret} />, 201)
  })

  app.get(
    '/admin/integrations/:id',
    { ...account, schema: { params: Params, querystring: Said } },
    async (request, reply) =>
      send(
        reply,
        <IntegrationPage
          who={visitor(request)}
          {...(await integrationWith(request.params.id))}
          notice={request.query.said}
        />,
      ),
  )

  app.post('/admin/integrations/:id/secret', ofOne, async (request, reply) => {
    const who = visitor(request)
    const { secret } = await rotateIntegrationSecret(context, who, request.params.id)
    return send(reply, <IntegrationPage who={who} {...(await integrationWith(request.params.id))} secret={secret} />)
  })

  app.post('/admin/integrations/:id/switch', ofOne, async (request, reply) => {
    const disabled = formIn(request.body).get('to') !== 'on'
    await changeIntegration(context, visitor(request), request.params.id, { disabled })
    return reply.redirect(`/admin/integrations/${request.params.id}?said=switched`, 303)
  })

  app.post('/admin/integrations/:id/assignments', ofOne, async (request, reply) => {
    const form = formIn(request.body)
    const [externalId, assessmentId] = [wordsIn(form, 'externalId', 300), form.get('assessmentId')]
    if (!externalId || !/^[0-9a-f-]{36}$/.test(assessmentId)) {
      throw new DomainError('INVALID_INPUT', 'Please name the assignment and choose its assessment.')
    }
    await mapAssignment(context, visitor(request), { integrationId: request.params.id, externalId, assessmentId })
    return reply.redirect(`/admin/integrations/${request.params.id}?said=mapped#events`, 303)
  })

  app.post(
    '/admin/integrations/:id/events/:eventId/retry',
    { ...account, schema: { params: Type.Object({ id: Id, eventId: Id }) } },
    async ({ params: { id, eventId } }, reply) => {
      await retryEvent(context, id, eventId)
      return reply.redirect(`/admin/integrations/${id}?said=retried#events`, 303)
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

function problemsIn(form: Form): FieldProblem[] {
  const hosts = linesIn(form, 'fileHosts', 253)
  const isHost = (host: string) => /^[a-z0-9.-]{1,253}$/.test(host)
  return [
    ...(wordsIn(form, 'name', 300)
      ? []
      : [{ field: 'name', problem: 'The name is still empty.', expected: 'How people here call this LMS.' }]),
    ...(hosts.every(isHost)
      ? []
      : [
          {
            field: 'fileHosts',
            problem: 'One of these is not the name of a host.',
            expected:
              'One a line, in small letters, such as files.your-school.org, without https:// and without a path.',
          },
        ]),
    ...(form.get('aiLevel') && !wordsIn(form, 'guidance', 20_000)
      ? [
          {
            field: 'guidance',
            problem: 'The guidance is still empty.',
            expected: 'A sentence on the use of AI, because the level is set.',
          },
        ]
      : []),
  ]
}

function wishIn(form: Form): IntegrationWish {
  const level = Number(form.get('aiLevel'))
  return {
    name: wordsIn(form, 'name', 300),
    method: form.get('method') === 'bearer-static' ? 'bearer-static' : 'standard-webhooks',
    fileHosts: linesIn(form, 'fileHosts', 253).slice(0, 50),
    defaults: Object.hasOwn(aiLevels, level)
      ? { aiLevel: level as AiLevel, guidance: wordsIn(form, 'guidance', 20_000) }
      : null,
  }
}
