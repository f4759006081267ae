import Type from 'typebox'
import type { Context } from '../../context.ts'
import { eventsOf, findIntegration } from '../../db/webhooks/integrations.ts'
import { mapAssignment, retryEvent } from '../../flow/webhooks/resume-events.ts'
import { studentLink } from '../../flow/webhooks/student-link.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, pageAsked, pageQuery, Words } from '../server/schemas.ts'
import { IntegrationEvent, MappedAssignment, RetriedEvent, StudentLink } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** What LMS integrations sent by webhook: what came of it, and what it needs to go on. */
export const integrationEventRoutes = groupOf(getEvents, postRetries, postStudentLinks, putAssignment)

function getEvents(app: App, context: Context) {
  app.get(
    '/integrations/:id/events',
    {
      config,
      schema: {
        summary: 'What came in, with the state of each, newest first, in pages',
        params: Params,
        querystring: Type.Object(pageQuery),
        response: { 200: PageOf(IntegrationEvent) },
      },
    },
    async ({ params, query }) => {
      await findIntegration(context.db, params.id)
      return eventsOf(context.db, params.id, pageAsked(query))
    },
  )
}

function postRetries(app: App, context: Context) {
  app.post(
    '/integrations/:id/events/:eventId/retries',
    {
      config,
      schema: {
        summary: 'Apply a parked or failed webhook again',
        params: Type.Object({ id: Id, eventId: Id }),
        response: { 202: RetriedEvent },
      },
    },
    async ({ params }, reply) => reply.code(202).send(await retryEvent(context, params.id, params.eventId)),
  )
}

function postStudentLinks(app: App, context: Context) {
  app.post(
    '/submissions/:id/student-links',
    {
      config: { action: 'submission.link' },
      schema: {
        summary: 'A link that signs the student in once, to complete work you delivered',
        params: Params,
        response: { 201: StudentLink },
      },
    },
    async ({ who, params }, reply) => reply.code(201).send(await studentLink(context, who, params.id)),
  )
}

function putAssignment(app: App, context: Context) {
  app.put(
    '/integrations/:id/assignments/:externalId',
    {
      config,
      schema: {
        summary: 'Say which assessment an assignment of the LMS is',
        params: Type.Object({ id: Id, externalId: Words(300) }),
        body: Type.Object({ assessmentId: Id }),
        response: { 200: MappedAssignment },
      },
    },
    async ({ who, params: { id: integrationId, externalId }, body: { assessmentId } }) =>
      mapAssignment(context, who, { integrationId, externalId, assessmentId }),
  )
}
