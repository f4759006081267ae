import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Context } from '../../context.ts'
import type { Registration } from '../../db/lti/registrations.ts'
import { addTicket, takeTicket } from '../../db/lti/tickets.ts'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { AiLevel } from '../../domain/policy/assessment.ts'
import { arrive } from '../../flow/lti/arrive.ts'
import { type Choice, choices, choose } from '../../flow/lti/choose.ts'
import { toolKeySet } from '../../flow/lti/keys.ts'
import { takeLaunch } from '../../flow/lti/launch.ts'
import { beginLogin, type LoginParams } from '../../flow/lti/login.ts'
import { registerItself } from '../../flow/lti/registrations.ts'
import { ownAddress } from '../../flow/own-address.ts'
import { html, sendHtml } from '../server/html.ts'
import type { Routes } from '../server/routes.ts'
import { startSession } from '../server/session.ts'
import {
  choicePage,
  continuePage,
  invitePage,
  registeredPage,
  returnPage,
  setupPage,
  storagePage,
  unboundPage,
} from './pages.ts'

type Fields = Record<string, string>

const asset = (name: string) => readFileSync(fileURLToPath(new URL(`./assets/${name}`, import.meta.url)), 'utf8')
const open = { config: { action: 'public' as const }, schema: { hide: true } }

/** LTI 1.3: how people come here from an LMS. No check is ever skipped for want of a cookie. */
export const ltiRoutes: Routes = async (app, { context }) => {
  if (!app.hasContentTypeParser('application/x-www-form-urlencoded')) await app.register(formbody)
  app.setErrorHandler((error, request, reply) => sendTrouble(context, error, request, reply))
  // Every login is remembered for ten minutes; a school behind one address stays well below this.
  await app.register(rateLimit, { max: 1_200, timeWindow: '1 minute' })
  const script = asset('lti.js')
  const style = asset('lti.css')

  app.get('/lti/lti.js', open, (_request, reply) => reply.type('text/javascript').send(script))
  app.get('/lti/lti.css', open, (_request, reply) => reply.type('text/css').send(style))
  app.get('/lti/jwks', open, async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').send(await toolKeySet(context)),
  )
  app.get('/lti/setup', open, (_request, reply) => sendHtml(reply, 'Connect your LMS', setupPage(ownAddress(context))))

  app.get('/lti/login', open, (request, reply) => login(context, fieldsIn(request.query), reply))
  app.post('/lti/login', open, (request, reply) => login(context, fieldsIn(request.body), reply))
  app.post('/lti/launch', open, (request, reply) => launch(context, fieldsIn(request.body), request, reply))

  app.post('/lti/choice', open, (request, reply) => choice(context, fieldsIn(request.body), reply))
  app.post('/lti/continue', open, async (request, reply) => {
    const { accountId, data } = await takeTicket(context.db, fieldsIn(request.body).ticket ?? '', 'session')
    await startSession(context, reply, accountId)
    return reply.redirect(String(data.go), 303)
  })

  app.get('/lti/register', open, (request, reply) => {
    const { openid_configuration: configuration = '', registration_token = '', invite = '' } = fieldsIn(request.query)
    if (!URL.canParse(configuration) || !invite) {
      throw new DomainError(
        'INVALID_INPUT',
        'Registering takes an invitation by an admin of Candour, opened from the LMS.',
      )
    }
    const { host, origin } = new URL(configuration)
    const fields = { openid_configuration: configuration, registration_token, invite }
    return sendHtml(reply, 'Register your LMS', invitePage(host, fields), { ancestors: ancestors(context, [origin]) })
  })
  app.post('/lti/register', open, async (request, reply) => {
    const { openid_configuration: configuration = '', registration_token: token, invite = '' } = fieldsIn(request.body)
    const { issuer } = await registerItself(context, invite, configuration, token || null)
    return sendHtml(reply, 'Register your LMS', registeredPage, {
      ancestors: ancestors(context, [issuer, configuration]),
    })
  })
}

async function login(context: Context, fields: Fields, reply: FastifyReply) {
  const { iss = '', login_hint = '', ...rest } = fields
  const begun = await beginLogin(context, { iss, login_hint, ...rest } as LoginParams)
  reply.setCookie(cookieName(context, begun.state), begun.binding, { ...cookieOptions(context), maxAge: 600 })
  reply.header('cache-control', 'no-store')
  if (!begun.storageTarget) return reply.redirect(begun.redirect, 302)
  const storage = { target: begun.storageTarget, origin: begun.platformOrigin }
  const page = storagePage(storage, begun.state, begun.binding, begun.redirect)
  return sendHtml(reply, 'Signing in', page, { ancestors: ancestors(context, [begun.platformOrigin, iss]) })
}

async function launch(context: Context, fields: Fields, request: FastifyRequest, reply: FastifyReply) {
  const { state = '', id_token: idToken = '', binding: stored } = fields
  if (fields.error)
    throw new DomainError('NOT_ALLOWED', 'Your LMS did not sign you in. Please open the link there again.')
  const cookie = request.cookies[cookieName(context, state)]
  const outcome = await takeLaunch(context, { state, idToken, binding: cookie ?? (stored || null) })
  const frame = { ancestors: ancestors(context, addressesOf(outcome.registration)) }
  if ('unbound' in outcome) {
    const { params, storageTarget: target } = outcome.unbound
    const { lti_storage_target: _none, ...again } = params
    const storage = target ? { target, origin: new URL(outcome.registration.authUrl).origin } : null
    return sendHtml(
      reply,
      'Open Candour',
      unboundPage({ state, idToken }, `/lti/login?${new URLSearchParams(again)}`, storage),
      frame,
    )
  }
  reply.clearCookie(cookieName(context, state), cookieOptions(context))

  const arrival = await arrive(context, outcome.registration, outcome.launch)
  if ('ticket' in arrival) return sendChoice(context, arrival.ticket, reply, frame)
  if (cookie) return enter(context, reply, arrival)
  const ticket = await addTicket(context.db, {
    purpose: 'session',
    accountId: arrival.who.id,
    data: { go: arrival.go },
  })
  return sendHtml(reply, 'Open Candour', continuePage(ticket), frame)
}

async function enter(context: Context, reply: FastifyReply, { who, go }: { who: Actor; go: string }) {
  await startSession(context, reply, who.id)
  return reply.redirect(go, 303)
}

async function sendChoice(
  context: Context,
  ticket: string,
  reply: FastifyReply,
  frame: { ancestors: string[] },
  problems: string[] = [],
) {
  const { assessments } = await choices(context, ticket)
  return sendHtml(reply, 'Choose an assessment', choicePage(ticket, assessments, problems), {
    ...frame,
    status: problems.length ? 422 : 200,
  })
}

async function choice(context: Context, fields: Fields, reply: FastifyReply) {
  const { ticket = '' } = fields
  const { returnUrl } = await choices(context, ticket)
  const frame = { ancestors: ancestors(context, returnUrl ? [returnUrl] : []) }
  try {
    const chosen = await choose(context, ticket, choiceIn(fields))
    if ('who' in chosen) return await enter(context, reply, chosen)
    const { origin } = new URL(chosen.returnUrl)
    return sendHtml(reply, 'Back to your LMS', returnPage(chosen.returnUrl, chosen.jwt), {
      ...frame,
      targets: [origin],
    })
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'INVALID_INPUT') throw error
    const problems = error.fields.map(({ problem, expected }) => `${problem} ${expected}`)
    return sendChoice(context, ticket, reply, frame, problems.length ? problems : [error.message])
  }
}

function choiceIn({
  assessmentId,
  title = '',
  brief = '',
  aiLevel,
  guidance = '',
  dueAt,
  levelReason,
  levelApprover,
}: Fields): Choice {
  if (assessmentId) return { assessmentId }
  const level = Number(aiLevel)
  if (!title.trim() || title.length > 300 || ![1, 2, 3, 4, 5].includes(level)) {
    throw new DomainError('INVALID_INPUT', 'An assessment has a title and a level of AI use.')
  }
  const due = dueAt ? new Date(`${dueAt}${dueAt.endsWith('Z') ? '' : 'Z'}`) : null
  if (due && Number.isNaN(due.getTime())) throw new DomainError('INVALID_INPUT', 'The due date cannot be read.')
  return {
    title,
    brief,
    guidance,
    aiLevel: level as AiLevel,
    ...(due && { dueAt: due }),
    ...(levelReason && { levelReason }),
    ...(levelApprover && { levelApprover }),
  }
}

/** A sentence, never more, in whatever frame the LMS made: a page that may be framed by anybody and can do nothing. */
function sendTrouble(context: Context, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const known = error instanceof DomainError ? error : refusedEarly(error)
  if (!known) request.log.error({ err: error }, 'an LTI request failed')
  const sentence =
    known?.message ?? 'Something went wrong on our side. It has been noted; please open the link in your LMS again.'
  const status = known
    ? ({ NOT_FOUND: 404, NOT_ALLOWED: 403, UNAVAILABLE: 503, TOO_MANY_REQUESTS: 429, INVALID_INPUT: 400 }[
        known.code as string
      ] ?? 400)
    : 500
  return sendHtml(reply, 'This did not work', html`<p>${sentence}</p>`, {
    status,
    ancestors: ancestors(context, ['https:']),
  })
}

/** What the server itself refused before a route was asked: too fast, too large, or not a form. */
function refusedEarly(error: unknown): DomainError | null {
  const { statusCode = 500 } = error as { statusCode?: number }
  if (statusCode === 429)
    return new DomainError('TOO_MANY_REQUESTS', 'That was a little fast; please try again in a minute.')
  return statusCode >= 400 && statusCode < 500
    ? new DomainError('INVALID_INPUT', 'This request cannot be read. Please open the link in your LMS again.')
    : null
}

/** Fields that were sent once each, as text. */
function fieldsIn(sent: unknown): Fields {
  return Object.fromEntries(
    Object.entries((sent ?? {}) as Record<string, unknown>).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string',
    ),
  )
}

const isSecure = ({ config }: Context) => config.publicUrl?.startsWith('https:') ?? false

/** On plain http there is only a laptop's own localhost, where a cookie cannot have the prefix or be `Secure`. */
const cookieName = (context: Context, state: string) =>
  `${isSecure(context) ? '__Host-' : ''}lti_${state.slice(0, 64).replace(/[^\w-]/g, '')}`

const cookieOptions = (context: Context) =>
  isSecure(context)
    ? ({ path: '/', httpOnly: true, secure: true, sameSite: 'none', partitioned: true } as const)
    : ({ path: '/', httpOnly: true, sameSite: 'lax' } as const)

const addressesOf = ({ authUrl, issuer }: Registration) => [authUrl, issuer]

/** Who may show a page of ours in a frame: the platform, and the origins that the provider names. */
function ancestors({ config }: Context, addresses: string[]): string[] {
  const origins = addresses.flatMap((address) =>
    address === 'https:'
      ? [address]
      : URL.canParse(address) && new URL(address).origin !== 'null'
        ? [new URL(address).origin]
        : [],
  )
  return [...new Set(["'self'", ...origins, ...config.frameAncestors])]
}
