import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { accountOfAnySession } from '../../db/people/sessions.ts'
import { ownPath } from '../../domain/url.ts'
import { cookieName, cookieOptions, hostCookieName } from '../../http/server/session.ts'

const name = (context: Context) => hostCookieName(context, 'candour-return')

/** For how long a browser remembers where its person was, in seconds. */
const remembered = 3_600

/** The longest address that fits into a cookie beside its other parts, in characters. */
const longest = 3_000

// The person may come back by a link from an identity provider, at the top of the window: Lax is enough.
const optionsOf = (context: Context) => ({ ...cookieOptions(context), sameSite: 'lax' as const, maxAge: remembered })

/** Has the browser remember where its person wanted to go, and who that was where their session is still known. */
export async function rememberAddress(context: Context, request: FastifyRequest, reply: FastifyReply, next: string) {
  const value = encodeURIComponent(next)
  if (ownPath(next) === '/' || value.length > longest) return
  const secret = request.cookies[cookieName(context)]
  const person = secret ? await accountOfAnySession(context.db, secret) : null
  reply.setCookie(name(context), `${person?.id ?? ''}|${next}`, optionsOf(context))
}

/** Where a person who has just signed in was before; the start page where another person was there, or none is known. */
export function rememberedAddress(context: Context, request: FastifyRequest, reply: FastifyReply, accountId: string) {
  const [, person, next = '/'] = /^([^|]*)\|(.*)$/.exec(request.cookies[name(context)] ?? '') ?? []
  reply.clearCookie(name(context), optionsOf(context))
  return person === '' || person === accountId ? ownPath(next) : '/'
}
