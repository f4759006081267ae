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
import { Layout } from '../kit/layout.tsx'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor, wordsOfRequest } from '../kit/send.tsx'
import { useWords } from '../kit/words.tsx'
import { Access } from './access.tsx'
import { LanguageForm } from './language-form.tsx'
import { NoticeTimingForm } from './notice-timing.tsx'

/** What is compared, and the student's right to object to it. */
function Comparison({ who, allowed }: { who: SignedIn; allowed: boolean }) {
  const { say } = useWords()
  return (
    <section aria-labelledby="comparison">
      <h2 id="comparison">{say('account.comparison')}</h2>
      <p>{say(allowed ? 'account.compared' : 'account.notCompared')}</p>
      <PostForm who={who} action="/account/comparison">
        <input type="hidden" name="allowed" value={allowed ? 'no' : 'yes'} />
        <button type="submit" class="second">
          {say(allowed ? 'account.doNotCompare' : 'account.compareAgain')}
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
    const { say } = wordsOfRequest(request)
    const open = await countSessionsOf(context.db, who.id, context.config.sessionIdleMinutes)
    return send(
      reply,
      <Layout title={say('account.yourAccount')} who={who}>
        <h1>
          <bdi>{who.name}</bdi>
        </h1>
        <p>{say('account.role', { role: say(`labels.role.${who.role}`) })}</p>
        <p>{say('account.open', { count: open, idle: context.config.sessionIdleMinutes })}</p>
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
            {say('account.signOutEverywhere')}
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
