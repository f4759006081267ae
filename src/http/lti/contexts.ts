import Type from 'typebox'
import type { Context } from '../../context.ts'
import { answerContext, contextsOf } from '../../flow/lti/offers.ts'
import { ListOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params } from '../server/schemas.ts'
import { AnsweredContext, CourseContext } from './shapes.ts'

const config = { action: 'assessment.write' as const }

/** The courses of LMSs in which an assessment is used or that ask for it, and the answer of its tutors. */
export const ltiContextRoutes = groupOf(getContexts, putContext)

function getContexts(app: App, { db }: Context) {
  app.get(
    '/assessments/:id/lti-contexts',
    {
      config,
      schema: {
        summary: 'Courses of your LMS that use an assessment or ask for it',
        params: Params,
        response: { 200: ListOf(CourseContext) },
      },
    },
    async ({ who, params }) => ({ items: await contextsOf(db, who, params.id) }),
  )
}

function putContext(app: App, context: Context) {
  app.put(
    '/assessments/:id/lti-contexts/:contextId',
    {
      config,
      schema: {
        summary: 'Say whether a course may use the assessment',
        params: Type.Object({ id: Id, contextId: Id }),
        body: Type.Object({ state: Type.Enum(['open', 'refused']) }),
        response: { 200: AnsweredContext },
      },
    },
    ({ who, params: { id: assessmentId, contextId }, body: { state } }) =>
      answerContext(context, who, { assessmentId, contextId, state }),
  )
}
