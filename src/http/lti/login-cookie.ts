import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import { cookieOptions, hostCookieName } from '../server/session.ts'

/** Ties a login to this browser for ten minutes: `binding` comes back with the launch of the same `state`. */
export const setLoginCookie = (context: Context, reply: FastifyReply, state: string, binding: string) =>
  reply.setCookie(loginCookieName(context, state), binding, { ...cookieOptions(context), maxAge: 600 })

/** The binding of the login with this `state`, or undefined where the browser kept none. */
export const readLoginCookie = (context: Context, request: FastifyRequest, state: string): string | undefined =>
  request.cookies[loginCookieName(context, state)]

/** Removes the binding of a login that has ended. */
export const clearLoginCookie = (context: Context, reply: FastifyReply, state: string) =>
  reply.clearCookie(loginCookieName(context, state), cookieOptions(context))

/** One cookie for each login: two links may be opened at the same time. */
const loginCookieName = (context: Context, state: string) =>
  hostCookieName(context, `lti_${state.slice(0, 64).replace(/[^\w-]/g, '')}`)
