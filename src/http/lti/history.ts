import Type from 'typebox'
import type { Context } from '../../context.ts'
import { refusalsOf } from '../../db/lti/refusals.ts'
import { findRegistration } from '../../db/lti/registrations.ts'
import { reportsOf } from '../../db/lti/reports.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, pageAsked, pageQuery } from '../server/schemas.ts'
import { GradebookReport, Refusal } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** What launches by an LMS and reports to its gradebook came to. For admins. */
export const ltiHistoryRoutes = groupOf(getRefusals, getReports)

function getRefusals(app: App, { db }: Context) {
  app.get(
    '/lti/registrations/:id/refusals',
    {
      config,
      schema: {
        summary: 'Refused launches of an LMS, newest first, in pages; the last two hundred are kept',
        params: Params,
        querystring: Type.Object(pageQuery),
        response: { 200: PageOf(Refusal) },
      },
    },
    async ({ params: { id }, query }) => {
      await findRegistration(db, id)
      return refusalsOf(db, id, pageAsked(query))
    },
  )
}

function getReports(app: App, { db }: Context) {
  app.get(
    '/lti/registrations/:id/reports',
    {
      config,
      schema: {
        summary: 'What the gradebook of an LMS was told, newest first, in pages',
        params: Params,
        querystring: Type.Object(pageQuery),
        response: { 200: PageOf(GradebookReport) },
      },
    },
    async ({ params: { id }, query }) => {
      await findRegistration(db, id)
      return reportsOf(db, id, pageAsked(query))
    },
  )
}
