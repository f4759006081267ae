import Type from 'typebox'
import type { Context } from '../../context.ts'
import { refusalsOf } from '../../db/lti/refusals.ts'
import { deploymentsOf, findRegistration, listRegistrations } from '../../db/lti/registrations.ts'
import { reportsOf } from '../../db/lti/reports.ts'
import { addTicket } from '../../db/lti/tickets.ts'
import { rotateToolKey } from '../../flow/lti/keys.ts'
import { addRegistration, confirmDeployment, setRegistrationState } from '../../flow/lti/registrations.ts'
import { ownAddress } from '../../flow/own-address.ts'
import { ListOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, Words } from '../server/schemas.ts'
import { Deployment, Invite, NewSigningKey, Registration, RegistrationInFull } from './shapes.ts'

const Address = Type.String({ maxLength: 2_000 })

const config = { action: 'account.manage' as const }

/** The LMSs that may launch us by LTI 1.3, and what they came to. For admins. */
export const ltiRegistrationRoutes = groupOf(
  getRegistrations,
  getRegistration,
  postRegistrations,
  postConfirmations,
  postClosures,
  postDeployments,
  postInvites,
  postKeys,
)

function getRegistrations(app: App, context: Context) {
  app.get(
    '/lti/registrations',
    { config, schema: { summary: 'Registered LMSs', response: { 200: ListOf(Registration) } } },
    async () => ({
      items: await listRegistrations(context.db),
    }),
  )
}

function getRegistration(app: App, context: Context) {
  app.get(
    '/lti/registrations/:id',
    {
      config,
      schema: {
        summary: 'One LMS: deployments, and the newest refused launches and gradebook reports',
        params: Params,
        response: { 200: RegistrationInFull },
      },
    },
    async ({ params: { id } }) => ({
      ...(await findRegistration(context.db, id)),
      deployments: await deploymentsOf(context.db, id),
      refusals: (await refusalsOf(context.db, id)).items,
      reports: (await reportsOf(context.db, id)).items,
    }),
  )
}

function postRegistrations(app: App, context: Context) {
  app.post(
    '/lti/registrations',
    {
      config,
      schema: {
        summary: 'Register an LMS by hand',
        body: Type.Object({
          issuer: Address,
          clientId: Words(300),
          name: Type.Optional(Words(300)),
          authUrl: Address,
          tokenUrl: Address,
          tokenAudience: Type.Optional(Address),
          jwksUrl: Address,
          deploymentIds: Type.Array(Words(255), { maxItems: 500 }),
        }),
        response: { 201: Registration },
      },
    },
    async ({ who, body: { name, tokenAudience = null, ...body } }, reply) =>
      reply.code(201).send(await addRegistration(context, who, { name: name ?? body.issuer, tokenAudience, ...body })),
  )
}

function postConfirmations(app: App, context: Context) {
  app.post(
    '/lti/registrations/:id/confirmations',
    {
      config,
      schema: { summary: 'Say yes to an LMS that registered itself', params: Params, response: { 201: Registration } },
    },
    async ({ who, params }, reply) =>
      reply.code(201).send(await setRegistrationState(context, who, params.id, 'active')),
  )
}

function postClosures(app: App, context: Context) {
  app.post(
    '/lti/registrations/:id/closures',
    {
      config,
      schema: {
        summary: 'Close a registration: nobody comes in by it any more',
        params: Params,
        response: { 201: Registration },
      },
    },
    async ({ who, params }, reply) =>
      reply.code(201).send(await setRegistrationState(context, who, params.id, 'closed')),
  )
}

function postDeployments(app: App, context: Context) {
  app.post(
    '/lti/registrations/:id/deployments',
    {
      config,
      schema: {
        summary: 'Say yes to a deployment that waits',
        params: Params,
        body: Type.Object({ deploymentId: Words(255) }),
        response: { 201: Deployment },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await confirmDeployment(context, who, params.id, body.deploymentId)),
  )
}

function postInvites(app: App, context: Context) {
  app.post(
    '/lti/invites',
    { config, schema: { summary: 'Invite an LMS to register itself, once, within a week', response: { 201: Invite } } },
    async ({ who }, reply) => {
      const invite = await addTicket(context.db, { purpose: 'registration', accountId: who.id, data: {} })
      return reply.code(201).send({ url: `${ownAddress(context)}/lti/register?invite=${invite}` })
    },
  )
}

function postKeys(app: App, context: Context) {
  app.post(
    '/lti/keys',
    {
      config,
      schema: {
        summary: 'Sign with a new key; the one before stays published for a week',
        response: { 201: NewSigningKey },
      },
    },
    async ({ who }, reply) => reply.code(201).send(await rotateToolKey(context, who)),
  )
}
