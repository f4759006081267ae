import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Context } from '../../../../context.ts'
import { refusalsOf } from '../../../../db/lti/refusals.ts'
import { deploymentsOf, findRegistration, listRegistrations } from '../../../../db/lti/registrations.ts'
import { reportsOf } from '../../../../db/lti/reports.ts'
import { addTicket } from '../../../../db/lti/tickets.ts'
import { rotateToolKey } from '../../../../flow/lti/keys.ts'
import {
  addRegistration,
  confirmDeployment,
  platformAt,
  platforms,
  setRegistrationState,
} from '../../../../flow/lti/registrations.ts'
import { ownAddress } from '../../../../flow/own-address.ts'
import { type App, groupOf } from '../../../../http/server/routes.ts'
import { Params, pageAsked, pagePlace } from '../../../../http/server/schemas.ts'
import { checks } from '../../../kit/check/checks.ts'
import { takeStep } from '../../../kit/check/take-step.ts'
import { formIn } from '../../../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../../../kit/form/redisplay.ts'
import { listQuery } from '../../../kit/list.tsx'
import { page, send, visitor } from '../../../kit/send.tsx'
import { LmsForm } from './lms-form.tsx'
import { LmsPage } from './lms-page.tsx'
import { LmsList } from './lms-view.tsx'
import { registrationIn } from './registration-in.ts'
import { sendAgain } from './undelivered.tsx'

const account = page('account.manage')
const ofOne = { ...account, schema: { params: Params } }

/** LMSs that launch us by LTI 1.3: registering them, confirming them and their deployments, and what they came to. */
export const lmsPages = groupOf(
  getRegistrations,
  postInvite,
  postKey,
  getForm,
  postMark,
  postRegistration,
  getRegistration,
  postState('confirmation', 'active', 'lms-confirmed'),
  postState('closure', 'closed', 'lms-closed'),
  postDeployment,
)

async function sendList({ db }: Context, request: FastifyRequest, reply: FastifyReply, invite?: string) {
  const registrations = await Promise.all(
    (await listRegistrations(db)).map(async (one) => ({
      ...one,
      waiting: (await deploymentsOf(db, one.id)).filter(({ state }) => state === 'waiting').length,
    })),
  )
  return send(reply, <LmsList who={visitor(request)} registrations={registrations} {...(invite && { invite })} />)
}

function getRegistrations(app: App, context: Context) {
  app.get('/admin/lms', account, (request, reply) => sendList(context, request, reply))
}

function postInvite(app: App, context: Context) {
  app.post('/admin/lms/invites', account, async (request, reply) => {
    const invite = await addTicket(context.db, {
      purpose: 'registration',
      accountId: visitor(request).id,
      data: {},
    })
    return sendList(context, request, reply, `${ownAddress(context)}/lti/register?invite=${invite}`)
  })
}

function postMark(app: App, context: Context) {
  app.post('/admin/lms/marks/:id', ofOne, (request, reply) => sendAgain(context, request, reply))
}

function postKey(app: App, context: Context) {
  app.post('/admin/lms/keys', account, async (request, reply) => {
    await takeStep(context, request, checks.toolKey, (context) => rotateToolKey(context, visitor(request)))
    return reply.redirect('/admin/lms?notice=key-rotated', 303)
  })
}

const Preset = Type.Object({
  platform: Type.Optional(Type.String({ maxLength: 30 })),
  host: Type.Optional(Type.String({ maxLength: 500 })),
  application: Type.Optional(Type.String({ maxLength: 100 })),
})

function getForm(app: App) {
  app.get('/admin/lms/new', { ...account, schema: { querystring: Preset } }, async (request, reply) => {
    const { platform: name, host = '', application } = request.query
    const platform = platforms.find((known) => known === name)
    const filled = platform && platformAt(platform, host.trim(), application?.trim())
    return send(reply, <LmsForm who={visitor(request)} preset={request.query} filled={filled} />)
  })
}

function postRegistration(app: App, context: Context) {
  const sendForm: SendPage = (request, reply) => send(reply, <LmsForm who={visitor(request)} />)
  app.post('/admin/lms', { ...account, errorHandler: redisplayOnError(sendForm) }, async (request, reply) => {
    const { id } = await addRegistration(context, visitor(request), registrationIn(formIn(request.body)))
    return reply.redirect(`/admin/lms/${id}?notice=lms-added`, 303)
  })
}

/** Where each of the two lists of an LMS begins, and the reference of a refused launch that is looked for. */
const Lists = Type.Object({ q: listQuery.q, refusals: pagePlace.cursor, reports: pagePlace.cursor })

function getRegistration(app: App, { db }: Context) {
  const schema = { params: Params, querystring: Lists }
  app.get('/admin/lms/:id', { ...account, schema }, async (request, reply) => {
    const { id } = request.params
    const { q, refusals, reports } = request.query
    return send(
      reply,
      <LmsPage
        who={visitor(request)}
        registration={await findRegistration(db, id)}
        deployments={await deploymentsOf(db, id)}
        q={q}
        refusals={await refusalsOf(db, id, pageAsked({ ...(q && { q }), ...(refusals && { cursor: refusals }) }))}
        reports={await reportsOf(db, id, pageAsked(reports ? { cursor: reports } : {}))}
      />,
    )
  })
}

function postState(noun: string, state: 'active' | 'closed', notice: string) {
  return (app: App, context: Context) => {
    app.post(`/admin/lms/:id/${noun}`, ofOne, async (request, reply) => {
      await takeStep(context, request, state === 'active' ? checks.lmsConfirmation : checks.lmsClosure, (context) =>
        setRegistrationState(context, visitor(request), request.params.id, state),
      )
      return reply.redirect(`/admin/lms/${request.params.id}?notice=${notice}`, 303)
    })
  }
}

function postDeployment(app: App, context: Context) {
  app.post('/admin/lms/:id/deployments', ofOne, async (request, reply) => {
    const deployment = formIn(request.body).get('deployment')
    await takeStep(context, request, checks.deployment, (context) =>
      confirmDeployment(context, visitor(request), request.params.id, deployment),
    )
    return reply.redirect(`/admin/lms/${request.params.id}?notice=deployment-confirmed`, 303)
  })
}
