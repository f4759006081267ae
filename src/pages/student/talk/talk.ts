import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../../context.ts'
import { endOfDay } from '../../../domain/dates/zone.ts'
import { stances } from '../../../domain/review/conversation.ts'
import { answerConversation } from '../../../flow/review/conversations/answer.ts'
import { askForTime } from '../../../flow/review/more-time/ask.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Id, Params } from '../../../http/server/schemas.ts'
import { formIn, isDay, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError } from '../../kit/form/redisplay.ts'
import { type ItemRequest, page, visitor } from '../../kit/send.tsx'
import { sendFollowPage } from '../follow/follow.tsx'

/** What a student says about the procedure: that they need more time, and whether the record of a conversation is right. */
export const talkPages: Routes = async (app, { context }) => {
  const errorHandler = redisplayOnError((request, reply) => sendFollowPage(context, request as ItemRequest, reply))
  const ofRecord = { schema: { params: Type.Object({ id: Id, conversationId: Id }) } }

  app.post(
    '/submissions/:id/time-requests',
    { ...page('time.ask'), schema: { params: Params }, errorHandler },
    (request, reply) => takeTimeRequest(context, request, reply),
  )
  app.post(
    '/submissions/:id/conversations/:conversationId/answers',
    { ...page('conversation.answer'), ...ofRecord, errorHandler },
    (request, reply) => takeAnswer(context, request, reply),
  )
}

/** Takes a request for more time: until the end of a day, in the provider's time zone. */
async function takeTimeRequest(context: Context, request: ItemRequest, reply: FastifyReply) {
  const { id } = request.params
  const form = formIn(request.body)
  const [day, reason] = [form.get('until'), textIn(form, 'reason', 5_000)]
  refuse(
    [!isDay(day), 'until', 'This is not a day.', 'The day until which you would like to have time.'],
    [!reason, 'reason', 'The reason is still empty.', 'A sentence that says why.'],
  )
  await askForTime(context, visitor(request), id, { until: endOfDay(day, context.config.timeZone), reason })
  return reply.redirect(`/submissions/${id}?notice=time-asked#evidence`, 303)
}

/** Takes what the student says of the record of a conversation. */
async function takeAnswer(
  context: Context,
  request: FastifyRequest<{ Params: { id: string; conversationId: string } }>,
  reply: FastifyReply,
) {
  const { id, conversationId } = request.params
  const form = formIn(request.body)
  const stance = stances.find((known) => known === form.get('stance'))
  refuse([!stance, 'stance', 'It is still open whether the record is right.', 'One of the three answers.'])
  const answer = { stance: stance!, text: textIn(form, 'text', 20_000) }
  await answerConversation(context, visitor(request), id, conversationId, answer)
  return reply.redirect(`/submissions/${id}?notice=record-answered#conversations`, 303)
}
