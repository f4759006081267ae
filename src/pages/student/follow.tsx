import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { DomainError } from '../../domain/error.ts'
import { processing } from '../../domain/submission/status-sets.ts'
import { attachmentsOf, readAttachment } from '../../flow/files/attachments.ts'
import { bundle } from '../../flow/records/bundle.ts'
import { reopen } from '../../flow/review/reopen.ts'
import { respond } from '../../flow/review/respond.ts'
import { presentWhole } from '../../flow/submission/present.ts'
import { readFile } from '../../flow/submission/read-work.ts'
import { withdraw } from '../../flow/submission/withdraw.ts'
import { clocks } from '../../flow/vendors/clocks.ts'
import { sendBundle } from '../../http/records/send-bundle.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Id, Params } from '../../http/server/schemas.ts'
import { sendFile } from '../../http/server/send-file.ts'
import { clean, formIn, refuse } from '../kit/form/form.ts'
import { readMultipart } from '../kit/form/multipart.ts'
import { redisplayOnError, type SendItemPage } from '../kit/form/redisplay.ts'
import { page, send, visitor } from '../kit/send.tsx'
import { reopeningIn } from '../review/reopening.ts'
import { FollowView, StatusShown } from './follow-view.tsx'

/** A student follows one submission, answers what was shown, and asks for another look. */
export const followPages: Routes = async (app, { context }) => {
  const follow: SendItemPage = (request, reply, id) => show(context, request, reply, id)
  const again = { schema: { params: Params }, errorHandler: redisplayOnError(follow) }

  app.get('/submissions/:id', { ...page('submission.read_work'), schema: { params: Params } }, (request, reply) =>
    follow(request, reply, request.params.id),
  )

  app.get(
    '/submissions/:id/status',
    { ...page('submission.read_work'), schema: { params: Params } },
    async (request, reply) => {
      const { view } = await presentWhole(context, visitor(request), request.params.id)
      // Once the work has moved on, the whole page has more to show.
      if (!processing.includes(view.status)) reply.header('hx-refresh', 'true')
      const { id, status, statusSince: since, unreadable } = view
      return reply
        .type('text/html; charset=utf-8')
        .send(renderToString(<StatusShown {...{ id, status, since, unreadable }} />))
    },
  )

  app.get(
    '/submissions/:id/receipt',
    { ...page('submission.create'), schema: { params: Params } },
    async (request, reply) => {
      const { view } = await presentWhole(context, visitor(request), request.params.id)
      const { receipt, id } = view
      if (!receipt) throw new DomainError('NOT_FOUND', 'There is no receipt: the work has been erased.')
      return sendFile(reply, { name: `receipt-${id}.txt`, bytes: receipt.length, stream: receipt })
    },
  )

  app.get(
    '/submissions/:id/bundle',
    { ...page('bundle.export'), schema: { params: Params } },
    async (request, reply) => {
      const { id } = request.params
      return sendBundle(reply, id, await bundle(context, visitor(request), id))
    },
  )

  app.get(
    '/submissions/:id/file',
    { ...page('submission.read_work'), schema: { params: Params } },
    async (request, reply) => sendFile(reply, await readFile(context, visitor(request), request.params.id)),
  )

  app.get(
    '/submissions/:id/attachments/:attachmentId',
    { ...page('submission.read_work'), schema: { params: Type.Object({ id: Id, attachmentId: Id }) } },
    async (request, reply) => {
      const { id, attachmentId } = request.params
      return sendFile(reply, await readAttachment(context, visitor(request), id, attachmentId))
    },
  )

  app.post(
    '/submissions/:id/responses',
    { config: { ...page('response.write').config, readsFiles: true }, ...again },
    async (request, reply) => {
      const who = visitor(request)
      const { id } = request.params
      const { form, files } = await readMultipart(context, request, who, 10)
      const points = form
        .names()
        .filter((name) => name.startsWith('point:') && form.get(name).trim())
        .map((name) => ({ item: name.slice('point:'.length, 200), text: form.get(name).slice(0, 20_000) }))
      const text = form.get('text').trim() || (points.length ? 'See my answers to the points.' : '')
      const attach = files.length ? ' Please attach your files again.' : ''
      refuse([!text, 'text', 'The response is still empty.', `A sentence or two in your own words.${attach}`])
      await respond(context, who, id, {
        text: clean(text),
        points: points.map((point) => ({ ...point, text: clean(point.text) })),
        files,
      })
      return reply.redirect(`/submissions/${id}?notice=responded`, 303)
    },
  )

  app.post('/submissions/:id/reopening', { ...page('decision.reopen'), ...again }, async (request, reply) => {
    const wish = reopeningIn(formIn(request.body), 'The reason is still empty.', 'A sentence or two in your own words.')
    await reopen(context, visitor(request), request.params.id, wish)
    return reply.redirect(`/submissions/${request.params.id}?notice=reopening`, 303)
  })

  app.post(
    '/submissions/:id/withdrawal',
    { ...page('submission.withdraw'), schema: { params: Params } },
    async (request, reply) => {
      await withdraw(context, visitor(request), request.params.id)
      return reply.redirect(`/submissions/${request.params.id}?notice=withdrawn`, 303)
    },
  )
}

async function show(context: Context, request: FastifyRequest, reply: FastifyReply, id: string) {
  const who = visitor(request)
  if (who.role !== 'student') return reply.redirect(`/review/${id}`, 303)
  const { view, visibility } = await presentWhole(context, who, id)
  return send(
    reply,
    <FollowView
      who={who}
      view={view}
      visibility={visibility}
      attachments={await attachmentsOf(context, who, id)}
      detectors={context.detectors}
      clocks={await clocks(context, who, id)}
      now={context.clock()}
    />,
  )
}
