import Type from 'typebox'
import type { Context } from '../../context.ts'
import { listVersions } from '../../db/policy/versions.ts'
import { dayOf } from '../../domain/dates/zone.ts'
import { activatePolicy } from '../../flow/policy/activate-policy.ts'
import { importPolicy } from '../../flow/policy/import-policy.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Params, pageAsked } from '../../http/server/schemas.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { clean, type Form, formIn, isDay, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { PolicyVersions } from './policy-view.tsx'

/** Policy versions: imported clause by clause, put in force one at a time, with their review dates. */
export const policyAdminPages = groupOf(getVersions, postVersion, postActivation)

function sendVersions({ db, clock, config }: Context): SendPage {
  return async (request, reply) => {
    const { items, nextCursor } = await listVersions(db, pageAsked(request.query as { cursor?: string }))
    const today = dayOf(clock(), config.timeZone)
    return send(reply, <PolicyVersions who={visitor(request)} versions={items} nextCursor={nextCursor} today={today} />)
  }
}

function getVersions(app: App, context: Context) {
  const schema = { querystring: Type.Object({ cursor: listQuery.cursor }) }
  app.get('/admin/policy', { ...page('policy.write'), schema }, sendVersions(context))
}

function postVersion(app: App, context: Context) {
  const importing = { ...page('policy.write'), errorHandler: redisplayOnError(sendVersions(context)) }
  app.post('/admin/policy', importing, async (request, reply) => {
    const { id } = await importPolicy(context, visitor(request), policyIn(formIn(request.body)))
    return reply.redirect(`/admin/policy/${id}/points?notice=imported`, 303)
  })
}

function postActivation(app: App, context: Context) {
  const activating = { ...page('policy.write'), schema: { params: Params } }
  app.post('/admin/policy/:id/activation', activating, async (request, reply) => {
    await takeStep(context, request, checks.activation, (context) =>
      activatePolicy(context, visitor(request), request.params.id),
    )
    return reply.redirect('/admin/policy?notice=activated', 303)
  })
}

/** The policy as the form has it. Throws INVALID_INPUT naming what is missing or wrong. */
function policyIn(form: Form) {
  const text = clean(form.get('text'))
  const authorisedBy = textIn(form, 'authorisedBy', 300)
  const authorisedOn = form.get('authorisedOn')
  refuse(
    [!text.trim(), 'text', 'The policy is still empty.', 'Its text, with its numbered headings.'],
    [authorisedOn && !authorisedBy, 'authorisedBy', 'The day is there, but nobody is named.', 'Their position.'],
    [authorisedBy && !authorisedOn, 'authorisedOn', 'The day is still empty.', 'When it was authorised.'],
    [authorisedOn && !isDay(authorisedOn), 'authorisedOn', 'There is no such day.', 'One such as 2026-01-31.'],
  )
  return { text, ...(authorisedBy && { authorisedBy, authorisedOn }) }
}
