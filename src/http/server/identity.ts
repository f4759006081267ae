import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { accountOfKey } from '../../db/people/accounts.ts'
import { accountOfAnySession } from '../../db/people/sessions.ts'
import { DomainError } from '../../domain/error.ts'
import { limits } from '../../domain/limits.ts'
import { type Action, type Actor, may } from '../../domain/people/permission.ts'
import { record } from '../../flow/record.ts'
import { cookieName, type SignedIn, signedIn } from './session.ts'

declare module 'fastify' {
  interface FastifyRequest {
    who: Actor
  }
  interface FastifyContextConfig {
    /** What a caller must be allowed to do; a route without it is refused when it is registered. */
    action?: Action | 'public'
    /** A page: who asks is known by the session cookie, never by a key. */
    page?: boolean
  }
}

/** Who asks, and whether their role may do this at all. Which rows they may touch is the queries' question. */
export function identity(app: FastifyInstance, context: Context): void {
  app.decorateRequest('who', null as never)
  app.addHook('onRoute', ({ config, url, method }) => {
    if (!config?.action) throw new Error(`The route ${method} ${url} does not say who may use it`)
  })
  app.addHook('onRequest', async (request) => {
    const { action, page } = request.routeOptions.config
    if (action === 'public' || request.is404) return
    const who = page ? await visitorOf(context, request) : await callerOf(context, request)
    if (!who) return
    request.who = who
    if (may(request.who.role, action!)) return
    await record(context.db, { type: 'access.denied', who: request.who, data: { action: action! } })
    throw new DomainError('NOT_ALLOWED', 'Your role does not include this.')
  })
  app.addHook('preValidation', async (request) => {
    if (request.routeOptions.config.action === 'public' || request.is404 || request.who) return
    throw signInFirst()
  })
}

/**
 * Whether a form comes from a person whose session has ended: it is read, so that the words in it can be kept, and then
 * refused before its route. From a browser that had no session here, only as much as anybody may send.
 */
async function bringsWords(context: Context, request: FastifyRequest): Promise<boolean> {
  if (request.method !== 'POST') return false
  if (Number(request.headers['content-length'] ?? Number.POSITIVE_INFINITY) <= limits.publicBodyBytes) return true
  const secret = request.cookies[cookieName(context)]
  return Boolean(secret && (await accountOfAnySession(context.db, secret)))
}

const signInFirst = () => new DomainError('NOT_SIGNED_IN', 'Please sign in to see this page.')

/** The person who asks for a page, or null for a form that is read although its session has ended. Throws NOT_SIGNED_IN. */
async function visitorOf(context: Context, request: FastifyRequest): Promise<SignedIn | null> {
  const who = await signedIn(context, request)
  if (who || (await bringsWords(context, request))) return who
  throw signInFirst()
}

/** Who asks by their key now. Throws NOT_SIGNED_IN for a key that is unknown, revoked or expired, or whose account was disabled. */
export async function callerOf({ db }: Context, { headers }: FastifyRequest): Promise<Actor> {
  const [, key] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '') ?? []
  const who = key ? await accountOfKey(db, key) : null
  if (who) return who
  throw new DomainError('NOT_SIGNED_IN', 'Send a valid key: “Authorization: Bearer <key>”.')
}
