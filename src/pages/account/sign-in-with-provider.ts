import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { DomainError } from '../../domain/error.ts'
import { beginSignIn, finishSignIn } from '../../flow/people/sign-in-with-provider.ts'
import type { Routes } from '../../http/server/routes.ts'
import { cookieName, cookieOptions, isFromAnotherSite, startSession } from '../../http/server/session.ts'
import { rememberedAddress } from './return-address.ts'

/** A whole college may begin its morning behind one address; the state and code are too long to be guessed. */
const open = { action: 'public' as const, rateLimit: { max: 1_200, timeWindow: '1 minute' } }

/** Signing in at the provider's identity provider, by OpenID Connect with PKCE. */
export const providerPages: Routes = async (app, { context }) => {
  const answerAt = ({ protocol, host }: FastifyRequest) =>
    `${context.config.publicUrl ?? `${protocol}://${host}`}/sign-in/with-provider/answer`
  const cookie = `${cookieName(context)}-sign-in`
  // The answer comes by a link from the identity provider, at the top of the window: Lax is enough.
  const options = { ...cookieOptions(context), sameSite: 'lax' as const, maxAge: 600 }

  app.get('/sign-in/with-provider', { config: open }, async (request, reply) => {
    // A link on another site does not sign a person in by itself; the person presses the button.
    if (isFromAnotherSite(request)) return reply.redirect('/sign-in', 303)
    const { address, state } = await beginSignIn(context, answerAt(request))
    reply.setCookie(cookie, state, options)
    return reply.redirect(address, 303)
  })

  app.get(
    '/sign-in/with-provider/answer',
    {
      config: open,
      schema: {
        querystring: Type.Object({
          state: Type.Optional(Type.String({ maxLength: 500 })),
          code: Type.Optional(Type.String({ maxLength: 4_000 })),
          error: Type.Optional(Type.String({ maxLength: 500 })),
        }),
      },
    },
    async (request, reply) => {
      if (request.query.error)
        throw new DomainError('NOT_ALLOWED', 'The sign-in was not completed. You can begin again.')
      const answer = new URL(answerAt(request))
      answer.search = new URL(request.url, answer).search
      const { id } = await finishSignIn(context, { answer, cookie: request.cookies[cookie] })
      reply.clearCookie(cookie, options)
      await startSession(context, reply, id)
      return reply.redirect(rememberedAddress(context, request, reply, id), 303)
    },
  )
}
