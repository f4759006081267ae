import { timingSafeEqual } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { accountOfSession, addSession, formTokenOf, removeSession } from '../../db/people/sessions.ts'
import { DomainError } from '../../domain/error.ts'
import type { Language } from '../../domain/people/language.ts'
import type { Actor } from '../../domain/people/permission.ts'
import { urlIn } from '../../domain/url.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The language that the person who is signed in chose; null where they chose none. */
    language?: Language | null
  }
}

/** A person who is signed in on the pages, and the token that every form of theirs carries. */
export interface SignedIn extends Actor {
  name: string
  csrf: string
  /** Notices that were not read yet; counting stops at 100. */
  unread: number
  /** When the session ends if the person does nothing from now on. */
  endsAt: Date
  /** The language that they chose; null where their browser says it. */
  language: Language | null
}

/**
 * Signs a browser in: a new session in the database (its hash only) and its cookie. A session that the browser held
 * before ends, so that no person goes on as another. One that a launch begins ends with the enrolment in its course.
 */
export async function startSession(
  context: Context,
  reply: FastifyReply,
  accountId: string,
  ltiContextId: string | null = null,
): Promise<void> {
  const earlier = reply.request.cookies[cookieName(context)]
  if (earlier) await removeSession(context.db, earlier)
  reply.setCookie(cookieName(context), await addSession(context.db, accountId, ltiContextId), cookieOptions(context))
}

/** Signs this browser out, and has it forget what it kept of our pages. */
export async function endSession(context: Context, reply: FastifyReply): Promise<void> {
  const secret = reply.request.cookies[cookieName(context)]
  if (secret) await removeSession(context.db, secret)
  reply.clearCookie(cookieName(context), cookieOptions(context))
  // Not "cookies": that would reach every host of the domain.
  reply.header('clear-site-data', '"cache", "storage"')
}

/** Who is signed in, or null. */
export async function signedIn(context: Context, request: FastifyRequest): Promise<SignedIn | null> {
  const secret = request.cookies[cookieName(context)]
  const account = secret ? await accountOfSession(context.db, secret, context.config.sessionIdleMinutes) : null
  request.language = account?.language ?? null
  return account && { ...account, csrf: formTokenOf(secret!) }
}

/** Refuses a form that another site sent: it would sign this browser in as a person whom that site chose. Throws NOT_ALLOWED. */
export function refuseForeign(request: FastifyRequest): void {
  if (isFromAnotherSite(request)) {
    throw new DomainError('NOT_ALLOWED', 'Please open the link itself and continue from there.')
  }
}

/** Whether a page of another site sent the browser here. A browser too old to say so names the origin of a form that it posts. */
export function isFromAnotherSite({ headers, host }: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  return origin !== undefined && urlIn(origin)?.host !== host
}

/** Refuses a form that another site sent, or that an ended session left open. Throws NOT_ALLOWED and FORM_EXPIRED. */
export function checkCsrf(request: FastifyRequest, expected: string, sent: unknown): void {
  const token = Buffer.from(typeof sent === 'string' ? sent : '')
  const wished = Buffer.from(expected)
  refuseForeign(request)
  if (token.length === wished.length && timingSafeEqual(token, wished)) return
  throw new DomainError(
    'FORM_EXPIRED',
    'This page was open for too long, or you signed in again since it was opened, so nothing was sent. Please send it once more.',
  )
}

/** Whether browsers reach this deployment by TLS; without it there is only a laptop's own localhost. */
const isSecure = ({ config }: Context) => config.publicUrl?.startsWith('https:') ?? false

/** A cookie’s name; with TLS its prefix binds the cookie to this host alone (RFC 6265bis §4.1.3.2). */
export const hostCookieName = (context: Context, name: string) => (isSecure(context) ? `__Host-${name}` : name)

/** The name of the session cookie. */
export const cookieName = (context: Context) => hostCookieName(context, 'candour')

/** `None` and `Partitioned` let a session live inside the frame of one LMS and nowhere else; forms carry their own token. */
export const cookieOptions = (context: Context) =>
  isSecure(context)
    ? ({ path: '/', httpOnly: true, secure: true, sameSite: 'none', partitioned: true } as const)
    : ({ path: '/', httpOnly: true, sameSite: 'lax' } as const)
