import Type from 'typebox'
import { requestsFor } from '../../db/people/access-requests.ts'
import { keysOf } from '../../db/people/accounts.ts'
import { countSessionsOf } from '../../db/people/sessions.ts'
import { comparisonAllowed } from '../../db/screening/comparison.ts'
import { DomainError } from '../../domain/error.ts'
import { isTiming } from '../../domain/notices/kinds.ts'
import { isLanguage } from '../../domain/people/language.ts'
import { chooseTiming, timingOf } from '../../flow/notices/timing.ts'
import { chooseLanguage } from '../../flow/people/choose-language.ts'
import { signOutEverywhere } from '../../flow/people/sign-in.ts'
import { chooseComparison } from '../../flow/screening/choose-comparison.ts'
import type { Routes } from '../../http/server/routes.ts'
import { pageAsked } from '../../http/server/schemas.ts'
import { endSession, type SignedIn } from '../../http/server/session.ts'
import { formIn } from '../kit/form/form.ts'
import { PostForm } from '../kit/form/post-form.tsx'
import { roleLabels } from '../kit/labels.ts'
import { Layout } from '../kit/layout.tsx'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { Access } from './access.tsx'
import { LanguageForm } from './language-form.tsx'
import { NoticeTimingForm } from './notice-timing.tsx'

/** What is compared, and the student's right to object to it. */
function Comparison({ who, allowed }: { who: SignedIn; allowed: boolean }) {
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">Comparison with your earlier work</h2>
      <p>
        {allowed
          ? 'When you hand in work, its style is compared with that of your earlier work here. This is advice for your tutor and never decides anything.'
          : 'You object to this comparison, so it is not made, and your work is no yardstick for that of others. Your tutor reads that it was not made. Nothing follows from that.'}
      </p>
      <PostForm who={who} action="/account/comparison">
        <input type="hidden" name="allowed" value={allowed ? 'no' : 'yes'} />
        <button type="submit" class="second">
          {allowed ? 'Do not compare my work' : 'Allow the comparison again'}
        </button>
      </PostForm>
    </section>
  )
}

const Requests = Type.Object({ cursor: listQuery.cursor })

/** Who you are here, and how to leave. */
export const accountPages: Routes = async (app, { context }) => {
  app.get('/account', { ...page('pages.use'), schema: { querystring: Requests } }, async (request, reply) => {
    const who = visitor(request)
    const open = await countSessionsOf(context.db, who.id, context.config.sessionIdleMinutes)
    return send(
      reply,
      <Layout title="Your account" who={who}>
        <h1>
          <bdi>{who.name}</bdi>
        </h1>
        <p>Role: {roleLabels[who.role]}.</p>
        <p>
          {open === 1 ? 'You are signed in here only.' : `You are signed in on ${open} devices or browsers.`} A session
          ends by itself after twenty hours, or after {context.config.sessionIdleMinutes} minutes without use.
        </p>
        <Access
          requests={await requestsFor(context.db, who.id, pageAsked(request.query))}
          keys={await keysOf(context.db, who.id)}
          now={context.clock()}
        />
        {who.role === 'student' && <Comparison who={who} allowed={await comparisonAllowed(context.db, who.id)} />}
        <NoticeTimingForm who={who} timing={await timingOf(context, who)} />
        <LanguageForm who={who} />
        <PostForm who={who} action="/sign-out">
          <input type="hidden" name="everywhere" value="yes" />
          <button type="submit" class="second">
            Sign out everywhere
          </button>
        </PostForm>
      </Layout>,
    )
  })

  app.post('/account/comparison', page('comparison.choose'), async (request, reply) => {
    const allowed = formIn(request.body).get('allowed') === 'yes'
    await chooseComparison(context, visitor(request), allowed)
    return reply.redirect(`/account?notice=comparison-${allowed ? 'allowed' : 'objected'}`, 303)
  })

  app.post('/account/notices', page('pages.use'), async (request, reply) => {
    const timing = formIn(request.body).get('timing')
    if (!isTiming(timing)) throw new DomainError('INVALID_INPUT', 'Please choose how notices come to you.')
    await chooseTiming(context, visitor(request), timing)
    return reply.redirect('/account?notice=notices-chosen', 303)
  })

  app.post('/account/language', page('pages.use'), async (request, reply) => {
    const asked = formIn(request.body).get('language')
    await chooseLanguage(context, visitor(request), isLanguage(asked) ? asked : null)
    return reply.redirect('/account?notice=language-chosen', 303)
  })

  app.post(
    '/sign-out',
    {
      ...page('pages.use'),
      schema: { body: Type.Object({ everywhere: Type.Optional(Type.String({ maxLength: 10 })) }) },
    },
    async (request, reply) => {
      const { everywhere } = request.body
      if (everywhere) await signOutEverywhere(context, visitor(request))
      await endSession(context, reply)
      return reply.redirect(`/sign-in?notice=${everywhere ? 'signed-out-everywhere' : 'signed-out'}`, 303)
    },
  )
}
