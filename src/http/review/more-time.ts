import Type from 'typebox'
import type { Context } from '../../context.ts'
import { instantIn } from '../../domain/dates/instant.ts'
import { answerForTime } from '../../flow/review/more-time/answer.ts'
import { askForTime } from '../../flow/review/more-time/ask.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, Time, Words } from '../server/schemas.ts'
import { NewTimeRequest, TimeAnswer } from './more-time-shapes.ts'

const Reason = Type.String({ maxLength: 5_000 })

/** More time to respond: asked for by the student, granted or refused by a tutor. */
export const moreTimeRoutes = groupOf(postRequests, postAnswers)

function postRequests(app: App, context: Context) {
  app.post(
    '/submissions/:id/time-requests',
    {
      config: { action: 'time.ask' },
      schema: {
        summary: 'Ask for more time to respond, before the time is over',
        params: Params,
        body: Type.Object({ until: Time, reason: Words(5_000) }),
        response: { 201: NewTimeRequest },
      },
    },
    async ({ who, params, body: { until, reason } }, reply) =>
      reply.code(201).send(await askForTime(context, who, params.id, { until: instantIn(until)!, reason })),
  )
}

function postAnswers(app: App, context: Context) {
  app.post(
    '/submissions/:id/time-requests/:requestId/answers',
    {
      config: { action: 'time.answer' },
      schema: {
        summary: 'Grant more time, which moves the end of the time to respond, or refuse it with a reason',
        params: Type.Object({ id: Id, requestId: Id }),
        body: Type.Union([
          Type.Object({ granted: Type.Literal(true), until: Time, reason: Type.Optional(Reason) }),
          Type.Object({ granted: Type.Literal(false), reason: Type.Optional(Reason) }),
        ]),
        response: { 201: TimeAnswer },
      },
    },
    async ({ who, params, body }, reply) => {
      const { reason = '' } = body
      const answer = body.granted
        ? { granted: true as const, until: instantIn(body.until)!, reason }
        : { granted: false as const, reason }
      return reply.code(201).send(await answerForTime(context, who, params.id, params.requestId, answer))
    },
  )
}
