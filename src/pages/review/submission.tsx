import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import type { Action } from '../../domain/people/permission.ts'
import { showPage } from '../../flow/files/page-image.ts'
import { pictureIn } from '../../flow/submission/formatted-view.ts'
import { askerOf } from '../../http/server/asker.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Id, Params } from '../../http/server/schemas.ts'
import { redisplayOnError, type SendItemPage } from '../kit/form/redisplay.ts'
import { page, visitor } from '../kit/send.tsx'
import {
  discloseEvidence,
  noteReading,
  raiseOwnConcern,
  recordReferralOutcome,
  reopenDecision,
  sendNoticesAgain,
} from './actions.ts'
import { recordDecision, sayWhatIsMissing } from './decision/record-decision.tsx'
import { dismiss } from './flags/dismiss.ts'
import { sendPrintPage } from './print/print.tsx'
import { sendSubmissionPage } from './submission-page.tsx'
import { answerTimeRequest, keepConversation } from './talk/talk.ts'
import { longestQuery } from './work/search/search.ts'

const PageNumber = Type.String({ maxLength: 5, pattern: '^[1-9]\\d{0,4}$' })
const Query = Type.Object({
  page: Type.Optional(PageNumber),
  at: Type.Optional(Type.String({ maxLength: 9, pattern: '^\\d{1,9}$' })),
  reader: Type.Optional(Type.String({ maxLength: 20 })),
  q: Type.Optional(Type.String({ maxLength: longestQuery })),
  view: Type.Optional(Type.Literal('text')),
})
const PrintQuery = Type.Object({ view: Type.Optional(Type.Literal('text')) })
const OfFlag = Type.Object({ id: Id, flagId: Id })
const OfRequest = Type.Object({ id: Id, requestId: Id })
const OfPicture = Type.Object({ id: Id, number: Type.String({ maxLength: 3, pattern: '^\\d{1,3}$' }) })
const OfPage = Type.Object({ id: Id, page: PageNumber })

/** One submission for its reviewer: everything they see and do. Each form makes one call to a flow. */
export const submissionPages: Routes = async (app, { context }) => {
  const sendPage: SendItemPage = (request, reply, id) => sendSubmissionPage(context, request, reply, id)
  const errorHandler = redisplayOnError(sendPage)
  const form = <A extends Action>(action: A) => ({ ...page(action), schema: { params: Params }, errorHandler })
  const dismissal = { ...page('flag.dismiss'), schema: { params: OfFlag }, errorHandler }

  app.get(
    '/review/:id',
    { ...page('decision.make'), schema: { params: Params, querystring: Query } },
    (request, reply) => {
      const { page: number, at, reader, q, view } = request.query
      const place = {
        ...(number && { page: Number(number) }),
        ...(at && { at: Number(at) }),
        ...(reader && { reader }),
        ...(q && { q: q.trim() }),
        plain: view === 'text',
      }
      return sendSubmissionPage(context, request, reply, request.params.id, place)
    },
  )
  app.get(
    '/review/:id/print',
    { ...page('decision.make'), schema: { params: Params, querystring: PrintQuery } },
    (request, reply) => sendPrintPage(context, request, reply),
  )
  app.get(
    '/review/:id/pages/:page.png',
    { ...page('submission.read_work'), schema: { params: OfPage } },
    (request, reply) => sendPageImage(context, request, reply),
  )
  app.get(
    '/review/:id/pictures/:number',
    { ...page('submission.read_work'), schema: { params: OfPicture } },
    (request, reply) => sendPicture(context, request, reply),
  )
  app.post('/review/:id/first-reading', form('reading.write'), (request, reply) => noteReading(context, request, reply))
  app.post('/review/:id/disclosures', form('disclosure.make'), (request, reply) =>
    discloseEvidence(context, request, reply),
  )
  app.post('/review/:id/conversations', form('conversation.record'), (request, reply) =>
    keepConversation(context, request, reply),
  )
  app.post(
    '/review/:id/time-requests/:requestId/answers',
    { ...page('time.answer'), schema: { params: OfRequest }, errorHandler },
    (request, reply) => answerTimeRequest(context, request, reply),
  )
  app.post('/review/:id/concerns', form('concern.raise'), (request, reply) => raiseOwnConcern(context, request, reply))
  app.post('/review/:id/flags/:flagId/dismissal', dismissal, (request, reply) => dismiss(context, request, reply))
  app.post('/review/:id/missing', form('decision.make'), (request, reply) => sayWhatIsMissing(context, request, reply))
  app.post('/review/:id/decisions', form('decision.make'), (request, reply) =>
    recordDecision(context, request, reply, sendPage),
  )
  app.post('/review/:id/notices', form('decision.make'), (request, reply) => sendNoticesAgain(context, request, reply))
  app.post('/review/:id/reopening', form('decision.reopen'), (request, reply) =>
    reopenDecision(context, request, reply),
  )
  app.post('/review/:id/referral-outcome', form('referral.return'), (request, reply) =>
    recordReferralOutcome(context, request, reply),
  )
}

/** Answers with one page of the file as an image. */
async function sendPageImage(
  context: Context,
  request: FastifyRequest<{ Params: { id: string; page: string } }>,
  reply: FastifyReply,
) {
  const { id, page } = request.params
  const image = await showPage(context, visitor(request), { submissionId: id, page: Number(page) }, askerOf(reply))
  return reply.type('image/png').send(image)
}

/** Answers with a picture in a formatted work; its kind is one of four that cannot run anything. */
async function sendPicture(
  context: Context,
  request: FastifyRequest<{ Params: { id: string; number: string } }>,
  reply: FastifyReply,
) {
  const { id, number } = request.params
  const { type, bytes } = await pictureIn(context, visitor(request), id, Number(number))
  return reply.type(type).send(Buffer.from(bytes))
}
