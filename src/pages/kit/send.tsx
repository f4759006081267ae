import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { SignedIn } from '../../http/server/session.ts'
import { PageContext } from './form/redisplay.ts'

/** Answers with a page. Everything in it is escaped by the renderer. */
export function send(reply: FastifyReply, page: VNode, status = reply.statusCode) {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${renderToString(<PageContext.Provider value={reply.request}>{page}</PageContext.Provider>)}`)
}

/** The request for a page about one item: its id is in the address. */
export type ItemRequest = FastifyRequest<{ Params: { id: string } }>

/** The person who is signed in. A page’s route has made sure that there is one. */
export const visitor = (request: Pick<FastifyRequest, 'who'>): SignedIn => request.who as SignedIn

/** What a page's route says about itself: the action it needs, and that sessions count here. */
export const page = <A extends NonNullable<FastifyRequest['routeOptions']['config']['action']>>(action: A) => ({
  config: { action, page: true },
})

/** A path of ours to go on to, or the start page; never another site. */
export const ownPath = (path: string) => (/^\/(?![/\\])[^\u0000-\u0020]*$/.test(path) ? path : '/')
