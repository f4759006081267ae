import Type from 'typebox'
import type { Context } from '../../context.ts'
import { undeliveredMarks } from '../../db/lti/undelivered.ts'
import { sendMarkAgain } from '../../flow/lti/gradebook/send-again.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, pageAsked, pagePlace } from '../server/schemas.ts'
import { QueuedMark, UndeliveredMark } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** The marks that did not arrive in the gradebook of an LMS. For admins. */
export const ltiMarkRoutes = groupOf(getUndelivered, postAttempts)

function getUndelivered(app: App, { db }: Context) {
  app.get(
    '/lti/undelivered-marks',
    {
      config,
      schema: {
        summary: 'Marks that did not arrive in a gradebook, newest first, in pages',
        querystring: Type.Object(pagePlace),
        response: { 200: PageOf(UndeliveredMark) },
      },
    },
    async ({ query }) => undeliveredMarks(db, pageAsked(query)),
  )
}

function postAttempts(app: App, context: Context) {
  app.post(
    '/lti/undelivered-marks/:id/attempts',
    {
      config,
      schema: { summary: 'Send a mark to the gradebook again', params: Params, response: { 202: QueuedMark } },
    },
    async ({ who, params }, reply) => {
      await sendMarkAgain(context, who, params.id)
      return reply.code(202).send({ id: params.id, state: 'waiting' })
    },
  )
}
