import Type from 'typebox'
import { refusalsOf } from '../../../db/lti/refusals.ts'
import { deploymentsOf, findRegistration, listRegistrations } from '../../../db/lti/registrations.ts'
import { reportsOf } from '../../../db/lti/reports.ts'
import { addTicket } from '../../../db/lti/tickets.ts'
import { rotateToolKey } from '../../../flow/lti/keys.ts'
import {
  addRegistration,
  confirmDeployment,
  platformAt,
  platforms,
  type RegistrationWish,
  setRegistrationState,
} from '../../../flow/lti/registrations.ts'
import { ownAddress } from '../../../flow/own-address.ts'
import type { Routes } from '../../../http/server/routes.ts'
import { Params } from '../../../http/server/schemas.ts'
import { type Form, formIn, linesIn, refuse, textIn } from '../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../kit/form/redisplay.ts'
import { page, send, visitor } from '../../kit/send.tsx'
import { LmsForm } from './lms-form.tsx'
import { LmsPage } from './lms-page.tsx'
import { LmsList } from './lms-view.tsx'

const account = page('account.manage')
const ofOne = { ...account, schema: { params: Params } }

/** LMSs that launch us by LTI 1.3: registering them, saying yes to them and their deployments, and what they came to. */
export const lmsPages: Routes = async (app, { context }) => {
  const { db } = context
  const list = async () =>
    Promise.all(
      (await listRegistrations(db)).map(async (one) => ({
        ...one,
        waiting: (await deploymentsOf(db, one.id)).filter(({ state }) => state === 'waiting').length,
      })),
    )

  const form: SendPage = (request, reply) => send(reply, <LmsForm who={visitor(request)} />)

  app.get('/admin/lms', account, async (request, reply) =>
    send(reply, <LmsList who={visitor(request)} registrations={await list()} />),
  )

  app.post('/admin/lms/invites', account, async (request, reply) => {
    const who = visitor(request)
    const invite = await addTicket(db, { purpose: 'registration', accountId: who.id, data: {} })
    const address = `${ownAddress(context)}/lti/register?invite=${invite}`
    return send(reply, <LmsList who={who} registrations={await list()} invite={address} />)
  })

  app.post('/admin/lms/keys', account, async (request, reply) => {
    await rotateToolKey(context, visitor(request))
    return reply.redirect('/admin/lms?notice=key-rotated', 303)
  })

  app.get('/admin/lms/new', { ...account, schema: { querystring: Preset } }, async (request, reply) => {
    const { platform: name, host = '', application } = request.query
    const platform = platforms.find((known) => known === name)
    const filled = platform && platformAt(platform, host.trim(), application?.trim())
    return send(reply, <LmsForm who={visitor(request)} preset={request.query} filled={filled} />)
  })

  app.post('/admin/lms', { ...account, errorHandler: redisplayOnError(form) }, async (request, reply) => {
    const { id } = await addRegistration(context, visitor(request), wishIn(formIn(request.body)))
    return reply.redirect(`/admin/lms/${id}?notice=lms-added`, 303)
  })

  app.get('/admin/lms/:id', ofOne, async (request, reply) => {
    const { id } = request.params
    return send(
      reply,
      <LmsPage
        who={visitor(request)}
        registration={await findRegistration(db, id)}
        deployments={await deploymentsOf(db, id)}
        refusals={await refusalsOf(db, id)}
        reports={(await reportsOf(db, id)).map(({ report }) => report)}
      />,
    )
  })

  app.post('/admin/lms/:id/confirmation', ofOne, async (request, reply) => {
    await setRegistrationState(context, visitor(request), request.params.id, 'active')
    return reply.redirect(`/admin/lms/${request.params.id}?notice=lms-confirmed`, 303)
  })

  app.post('/admin/lms/:id/closure', ofOne, async (request, reply) => {
    await setRegistrationState(context, visitor(request), request.params.id, 'closed')
    return reply.redirect(`/admin/lms/${request.params.id}?notice=lms-closed`, 303)
  })

  app.post('/admin/lms/:id/deployments', ofOne, async (request, reply) => {
    const deployment = formIn(request.body).get('deployment')
    await confirmDeployment(context, visitor(request), request.params.id, deployment)
    return reply.redirect(`/admin/lms/${request.params.id}?notice=deployment-confirmed`, 303)
  })
}

const Preset = Type.Object({
  platform: Type.Optional(Type.String({ maxLength: 30 })),
  host: Type.Optional(Type.String({ maxLength: 500 })),
  application: Type.Optional(Type.String({ maxLength: 100 })),
})

/** The registration as the form has it. Throws INVALID_INPUT naming what is still empty. */
function wishIn(form: Form): RegistrationWish {
  const wish = {
    issuer: textIn(form, 'issuer', 2_000),
    clientId: textIn(form, 'clientId', 300),
    authUrl: textIn(form, 'authUrl', 2_000),
    tokenUrl: textIn(form, 'tokenUrl', 2_000),
    jwksUrl: textIn(form, 'jwksUrl', 2_000),
  }
  const shown = 'Your LMS shows it where the tool was added.'
  refuse(
    [!wish.issuer, 'issuer', 'The issuer is still empty.', shown],
    [!wish.clientId, 'clientId', 'The client id is still empty.', shown],
    [!wish.authUrl, 'authUrl', 'The login address is still empty.', shown],
    [!wish.tokenUrl, 'tokenUrl', 'The token address is still empty.', shown],
    [!wish.jwksUrl, 'jwksUrl', 'The key set address is still empty.', shown],
  )
  return {
    ...wish,
    name: textIn(form, 'name', 300) || wish.issuer,
    tokenAudience: textIn(form, 'tokenAudience', 2_000) || null,
    deploymentIds: linesIn(form, 'deploymentIds', 255).slice(0, 500),
  }
}
