import Type from 'typebox'
import { countSessionsOf } from '../db/desk-sessions.ts'
import { signOutEverywhere } from '../flow/sign-in.ts'
import type { Routes } from '../http/routes.ts'
import { endSession } from '../http/session.ts'
import { Csrf, Layout } from './layout.tsx'
import { page, send, visitor } from './send.tsx'
import { roleWords } from './words.ts'

/** Who you are here, and how to leave. */
export const accountPages: Routes = async (app, { context }) => {
  app.get('/account', page('desk.use'), async (request, reply) => {
    const who = visitor(request)
    const open = await countSessionsOf(context.db, who.id)
    return send(
      reply,
      <Layout title="Your account" who={who}>
        <h1>
          <bdi>{who.name}</bdi>
        </h1>
        <p>Role: {roleWords[who.role]}.</p>
        <p>
          {open === 1 ? 'You are signed in here only.' : `You are signed in on ${open} devices or browsers.`} A session
          ends by itself after twelve hours.
        </p>
        <form method="post" action="/sign-out">
          <Csrf who={who} />
          <input type="hidden" name="everywhere" value="yes" />
          <button type="submit" class="second">
            Sign out everywhere
          </button>
        </form>
      </Layout>,
    )
  })

  app.post(
    '/sign-out',
    { ...page('desk.use'), schema: { body: Type.Object({ everywhere: Type.Optional(Type.String()) }) } },
    async (request, reply) => {
      const { everywhere } = request.body
      if (everywhere) await signOutEverywhere(context, visitor(request))
      await endSession(context, reply)
      return reply.redirect(`/sign-in?said=${everywhere ? 'signed-out-everywhere' : 'signed-out'}`, 303)
    },
  )
}
