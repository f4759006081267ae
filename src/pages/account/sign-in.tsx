import Type from 'typebox'
import type { Context } from '../../context.ts'
import { accountOfLink } from '../../db/people/sessions.ts'
import { DomainError } from '../../domain/error.ts'
import { ownPath } from '../../domain/url.ts'
import { signInByLink } from '../../flow/people/sign-in.ts'
import type { Routes } from '../../http/server/routes.ts'
import { refuseForeign, signedIn, startSession } from '../../http/server/session.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { Layout } from '../kit/layout.tsx'
import { send, wordsOfRequest } from '../kit/send.tsx'
import { Sentence, useWords } from '../kit/words.tsx'
import { rememberAddress, rememberedAddress } from './return-address.ts'

const open = { action: 'public' as const }

/** How often one address may try something that could be guessed, in a minute. */
const guessable = { rateLimit: { max: 30, timeWindow: '1 minute' } }

/** Signing in: by a link that works once, or at the provider's identity provider. */
export const signInPages: Routes = async (app, { context }) => {
  app.get(
    '/sign-in',
    {
      config: open,
      schema: {
        querystring: Type.Object({ next: Type.Optional(Type.String({ maxLength: 4_000 })) }),
      },
    },
    async (request, reply) => {
      if (await signedIn(context, request)) return reply.redirect(ownPath(request.query.next ?? '/'), 303)
      if (request.query.next) await rememberAddress(context, request, reply, request.query.next)
      return send(reply, <SignIn context={context} />)
    },
  )

  app.get(
    '/sign-in/:secret',
    { config: { ...open, ...guessable }, schema: { params: Link } },
    async (request, reply) => {
      const { params } = request
      const { say } = wordsOfRequest(request)
      const account = await accountOfLink(context.db, params.secret)
      if (!account)
        throw new DomainError('NOT_FOUND', 'This link was used already or is too old. Please ask for a new one.')
      return send(
        reply,
        <Layout title={say('account.signIn')} who={null}>
          <h1>
            <Sentence of="account.welcome" name={<bdi>{account.name}</bdi>} />
          </h1>
          <p class="lead">{say('account.linkIsFor', { role: say(`labels.role.${account.role}`).toLowerCase() })}</p>
          <PostForm who={null} action={`/sign-in/${params.secret}`}>
            <button type="submit">{say('account.continueAs', { name: account.name })}</button>
          </PostForm>
        </Layout>,
      )
    },
  )

  app.post(
    '/sign-in/:secret',
    { config: { ...open, ...guessable }, schema: { params: Link } },
    async (request, reply) => {
      refuseForeign(request)
      const { id } = await signInByLink(context, request.params.secret)
      await startSession(context, reply, id)
      return reply.redirect(rememberedAddress(context, request, reply, id), 303)
    },
  )
}

const Link = Type.Object({ secret: Type.String({ minLength: 20, maxLength: 100 }) })

function SignIn({ context: { config } }: { context: Context }) {
  const { say } = useWords()
  return (
    <Layout title={say('account.signIn')} who={null}>
      <h1>{say('account.signIn')}</h1>
      {config.oidc && (
        <p>
          <a class="button" href="/sign-in/with-provider">
            {say('account.continueWith', { provider: config.oidc.name })}
          </a>
        </p>
      )}
      <p>{say('account.fromCourse')}</p>
      <p>{say('account.byLink')}</p>
      {!config.databaseUrl && <p>{say('account.trying')}</p>}
    </Layout>
  )
}
