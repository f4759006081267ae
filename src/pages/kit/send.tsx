import type { FastifyReply, FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { TimeZone } from '../../domain/dates/zone.ts'
import { type Language, languageAccepted } from '../../domain/people/language.ts'
import type { SignedIn } from '../../http/server/session.ts'
import type { Words } from '../../language/words.ts'
import { PageContext, pageOf } from './form/redisplay.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** The provider's, in which pages show and read times. */
    timeZone: TimeZone
    /** All words, by language, with the sentences that the provider says in its own words. */
    words: Record<Language, Words>
  }
}

/** Answers with a page. Everything in it is escaped by the renderer. */
export const send = (reply: FastifyReply, page: VNode, status = reply.statusCode) =>
  inLanguage(reply)
    .code(status)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>${rendered(reply, page)}`)

/** Answers with a part of a page. */
export const sendPart = (reply: FastifyReply, part: VNode) =>
  inLanguage(reply).type('text/html; charset=utf-8').send(rendered(reply, part))

/** The words of a request: in the language that the person chose, else in the one that the browser asks for. */
export const wordsOfRequest = ({ server, language, headers }: FastifyRequest): Words =>
  server.words[language ?? languageAccepted(headers['accept-language'])]

/** Says in which language the answer is, and what else could have made it another one. */
const inLanguage = (reply: FastifyReply) =>
  reply
    .header('content-language', wordsOfRequest(reply.request).language)
    .header('vary', [reply.getHeader('vary'), 'Accept-Language, Cookie'].filter(Boolean).join(', '))

function rendered(reply: FastifyReply, node: VNode): string {
  const { request, server } = reply
  const { redisplay, drafts, waiting } = request
  // A form that is answered in place still stands on its page.
  const url = pageOf(request) ?? request.url
  const about = {
    url,
    timeZone: server.timeZone,
    words: wordsOfRequest(request),
    ...(redisplay && { redisplay }),
    ...(drafts && { drafts }),
    ...(waiting && { waiting }),
  }
  const draw = (drawn?: string) => {
    const shown = { ...about, forms: new Map<string, boolean>(), ...(drawn && { drawn }) }
    return renderToString(<PageContext.Provider value={shown}>{node}</PageContext.Provider>)
  }
  const page = draw()
  // The summary of problems comes first and follows the order of the fields below it.
  return page.includes('id="problems"') ? draw(page) : page
}

/** The request for a page about one item: its id is in the address. */
export type ItemRequest = FastifyRequest<{ Params: { id: string } }>

/** The person who is signed in. A page’s route has made sure that there is one. */
export const visitor = (request: Pick<FastifyRequest, 'who'>): SignedIn => request.who as SignedIn

/** What a page's route says about itself: the action it needs, and that sessions count here. */
export const page = <A extends NonNullable<FastifyRequest['routeOptions']['config']['action']>>(action: A) => ({
  config: { action, page: true },
})
