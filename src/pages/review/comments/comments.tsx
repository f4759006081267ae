import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../../context.ts'
import { listComments } from '../../../db/review/comments.ts'
import { commentKinds, longestComment } from '../../../domain/review/pile/comments.ts'
import { keepComment, removeComment } from '../../../flow/review/pile/comments.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Params, pageAsked } from '../../../http/server/schemas.ts'
import { formIn, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError } from '../../kit/form/redisplay.ts'
import { listQuery } from '../../kit/list.tsx'
import { page, send, visitor } from '../../kit/send.tsx'
import { CommentLibrary } from './comments-view.tsx'

const Query = Type.Object(listQuery)

/** The comment library: a reviewer's own sentences, and those that a lead shares. */
export const commentPages: Routes = async (app, { context }) => {
  const again = (request: FastifyRequest, reply: FastifyReply) => sendLibrary(context, request, reply, {})
  app.get('/comments', { ...page('comment.keep'), schema: { querystring: Query } }, (request, reply) =>
    sendLibrary(context, request, reply, request.query),
  )
  app.post('/comments', { ...page('comment.keep'), errorHandler: redisplayOnError(again) }, (request, reply) =>
    keep(context, request, reply),
  )
  app.post('/comments/:id/removal', { ...page('comment.keep'), schema: { params: Params } }, async (request, reply) => {
    await removeComment(context, visitor(request), request.params.id)
    return reply.redirect('/comments?notice=comment-removed', 303)
  })
}

async function sendLibrary(
  { db }: Context,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { q?: string; cursor?: string },
) {
  const who = visitor(request)
  const { items, nextCursor } = await listComments(db, who, pageAsked(asked))
  return send(reply, <CommentLibrary who={who} comments={items} next={nextCursor} q={asked.q} />)
}

async function keep(context: Context, request: FastifyRequest, reply: FastifyReply) {
  const form = formIn(request.body)
  const kind = commentKinds.find((known) => known === form.get('kind'))
  const title = textIn(form, 'title', longestComment.title)
  const text = textIn(form, 'text', longestComment.text)
  refuse(
    [!kind, 'kind', 'Choose what the comment is for.', 'Reasons or advice.'],
    [!title, 'title', 'The name is still empty.', 'A few words by which you find it.'],
    [!text, 'text', 'The comment is still empty.', 'The sentences that are inserted.'],
  )
  await keepComment(context, visitor(request), { kind: kind!, title, text, isShared: form.get('shared') === 'yes' })
  return reply.redirect('/comments?notice=comment-kept', 303)
}
