import type { FastifyReply } from 'fastify'
import type { Context } from '../../../context.ts'
import { processing } from '../../../domain/submission/status-sets.ts'
import { attachmentsOf } from '../../../flow/files/attachments.ts'
import { reopen } from '../../../flow/review/reopen.ts'
import { presentWhole } from '../../../flow/submission/present.ts'
import { withdraw } from '../../../flow/submission/withdraw.ts'
import { clocks } from '../../../flow/vendors/clocks.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { checks } from '../../kit/check/checks.ts'
import { takeStep } from '../../kit/check/take-step.ts'
import { formIn, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError } from '../../kit/form/redisplay.ts'
import { type ItemRequest, page, send, sendPart, visitor } from '../../kit/send.tsx'
import { groundsIn } from '../../review/decision/reopening.ts'
import { FollowView } from './follow-view.tsx'
import { takeResponse } from './respond.ts'
import { StatusShown } from './status.tsx'

/** A student follows one submission, answers what was shown, and appeals. */
export const followPages: Routes = async (app, { context }) => {
  const ofOne = { schema: { params: Params } }
  const errorHandler = redisplayOnError((request, reply) => sendFollowPage(context, request as ItemRequest, reply))
  const responses = { config: { ...page('response.write').config, takesFile: true }, ...ofOne, errorHandler }

  app.get('/submissions/:id', { ...page('submission.read_work'), ...ofOne }, (request, reply) =>
    sendFollowPage(context, request, reply),
  )
  app.get('/submissions/:id/status', { ...page('submission.read_work'), ...ofOne }, (request, reply) =>
    sendStatus(context, request, reply),
  )
  app.post('/submissions/:id/responses', responses, (request, reply) => takeResponse(context, request, reply))
  app.post('/submissions/:id/appeal', { ...page('decision.reopen'), ...ofOne, errorHandler }, (request, reply) =>
    appeal(context, request, reply),
  )
  app.post('/submissions/:id/withdrawal', { ...page('submission.withdraw'), ...ofOne }, (request, reply) =>
    withdrawWork(context, request, reply),
  )
}

/** Answers with the page of one submission; staff are led to its review. */
export async function sendFollowPage(context: Context, request: ItemRequest, reply: FastifyReply) {
  const who = visitor(request)
  const { id } = request.params
  if (who.role !== 'student') return reply.redirect(`/review/${id}`, 303)
  const { view, visibility, submission } = await presentWhole(context, who, id)
  return send(
    reply,
    <FollowView
      who={who}
      view={view}
      visibility={visibility}
      due={{ at: submission.dueAt, because: submission.dueBecause }}
      attachments={await attachmentsOf(context, who, id)}
      detectors={context.detectors}
      clocks={await clocks(context, who, id)}
      now={context.clock()}
    />,
  )
}

/** Answers with the part of the page that says where the work stands; it asks for itself while that moves. */
async function sendStatus(context: Context, request: ItemRequest, reply: FastifyReply) {
  const { view } = await presentWhole(context, visitor(request), request.params.id)
  // Once the work has moved on, the whole page has more to show.
  if (!processing.includes(view.status)) reply.header('hx-refresh', 'true')
  return sendPart(reply, <StatusShown {...view} since={view.statusSince} />)
}

/** Takes the student’s appeal. */
async function appeal(context: Context, request: ItemRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const grounds = groundsIn(form)
  const reason = textIn(form, 'reason', 20_000)
  refuse(
    [!grounds.length, 'grounds', 'An appeal names what it rests on.', 'At least one of the four.'],
    [!reason, 'reason', 'The reason is still empty.', 'A sentence or two in your own words.'],
  )
  await takeStep(context, request, checks.appeal, (context) =>
    reopen(context, visitor(request), request.params.id, { kind: 'appeal', grounds, reason }),
  )
  return reply.redirect(`/submissions/${request.params.id}?notice=appealed`, 303)
}

/** Takes the work back. */
async function withdrawWork(context: Context, request: ItemRequest, reply: FastifyReply) {
  await takeStep(context, request, checks.withdrawal, (context) =>
    withdraw(context, visitor(request), request.params.id),
  )
  return reply.redirect(`/submissions/${request.params.id}?notice=withdrawn`, 303)
}
