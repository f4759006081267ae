import type { Context } from '../../context.ts'
import { undeliveredMarks } from '../../db/lti/undelivered.ts'
import { sendMarkAgain } from '../../flow/lti/gradebook/send-again.ts'
import { ListOf, Nothing } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params } from '../server/schemas.ts'
import { UndeliveredMark } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** The marks that did not arrive in the gradebook of an LMS. For admins. */
export const ltiMarkRoutes = groupOf(getUndelivered, postAttempts)

function getUndelivered(app: App, { db }: Context) {
  app.get(
    '/lti/undelivered-marks',
    {
      config,
      schema: {
        summary: 'Marks that did not arrive in a gradebook, newest first, at most 50',
        response: { 200: ListOf(UndeliveredMark) },
      },
    },
    async () => ({ items: await undeliveredMarks(db) }),
  )
}

function postAttempts(app: App, context: Context) {
  app.post(
    '/lti/undelivered-marks/:id/attempts',
    {
      config,
      schema: { summary: 'Send a mark to the gradebook again', params: Params, response: { 202: Nothing } },
    },
    async ({ who, params }, reply) => {
      await sendMarkAgain(context, who, params.id)
      return reply.code(202).send(null)
    },
  )
}
