import Type from 'typebox'
import { noticesTo } from '../../db/notices/lists.ts'
import { DomainError } from '../../domain/error.ts'
import { readAll, readNotice } from '../../flow/notices/read.ts'
import { pathOf, wordsOf } from '../../flow/notices/words-of.ts'
import type { Routes } from '../../http/server/routes.ts'
import { Params } from '../../http/server/schemas.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { Layout } from '../kit/layout.tsx'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor, wordsOfRequest } from '../kit/send.tsx'
import { Time } from '../kit/time.tsx'

const Query = Type.Object({ cursor: listQuery.cursor })

/** What a person has been told, newest first; opening one goes on to what it is about. */
export const noticePages: Routes = async (app, { context }) => {
  app.get('/notices', { ...page('pages.use'), schema: { querystring: Query } }, async (request, reply) => {
    const who = visitor(request)
    const words = wordsOfRequest(request)
    const { say } = words
    const { items, nextCursor } = await noticesTo(context.db, who.id, request.query.cursor)
    return send(
      reply,
      <Layout title={say('home.notices')} who={who}>
        <h1>{say('home.notices')}</h1>
        {items.length === 0 && <p class="empty">{say('home.noNotices')}</p>}
        {who.unread > 0 && (
          <PostForm who={who} action="/notices">
            <button type="submit" class="second">
              {say('home.markAllRead')}
            </button>
          </PostForm>
        )}
        <ul class="rows">
          {items.map((notice) => {
            const { subject, text, until } = wordsOf(context, notice, words)
            return (
              <li key={notice.id}>
                <h2>
                  <a href={`/notices/${notice.id}`}>
                    <bdi>{subject}</bdi>
                  </a>
                  {!notice.readAt && <span class="chip">{say('home.isNew')}</span>}
                </h2>
                <p>
                  {text} {until && <b>{until}</b>}
                </p>
                <p class="meta">
                  <Time at={notice.createdAt} />
                </p>
              </li>
            )
          })}
        </ul>
        {nextCursor && <a href={`/notices?cursor=${nextCursor}`}>{say('home.older')}</a>}
      </Layout>,
    )
  })

  app.post('/notices', page('pages.use'), async (request, reply) => {
    await readAll(context, visitor(request))
    return reply.redirect('/notices', 303)
  })

  app.get('/notices/:id', { ...page('pages.use'), schema: { params: Params } }, async (request, reply) => {
    const notice = await readNotice(context, visitor(request), request.params.id)
    if (!notice) throw new DomainError('NOT_FOUND', 'There is no such notice, or it is not yours.')
    return reply.redirect(pathOf(notice), 303)
  })
}
