import Type from 'typebox'
import type { Context } from '../../context.ts'
import { type AccessRequest, waitingRequests } from '../../db/people/access-requests.ts'
import { ownAddress } from '../../flow/own-address.ts'
import { approveAccess, makeKey, makeSignInLink } from '../../flow/people/access.ts'
import { revokeKey } from '../../flow/people/people.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, pageAsked, pagePlace, Time, Words } from '../server/schemas.ts'
import { AccessRequestShape, NewKey, NewLink, RevokedKey, WaitingAccess } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** Keys and sign-in links, which an admin makes for others; for those who read work with the yes of a second admin. */
export const accessRoutes = groupOf(postKeys, postSignInLinks, getAccessRequests, postApprovals, postRevocations)

function postKeys(app: App, context: Context) {
  app.post(
    '/accounts/:id/keys',
    {
      config,
      schema: {
        summary: 'Make a key; it is shown this once',
        description:
          'A key lasts a year unless `expiresAt` says otherwise. For an account that reads students’ work the answer is 202 until a second admin has said yes (POST /v1/access-requests/{id}/approvals); the same request then gives the key.',
        params: Params,
        body: Type.Object({ label: Words(200), expiresAt: Type.Optional(Time) }),
        response: { 201: NewKey, 202: WaitingAccess },
      },
    },
    async ({ who, params, body }, reply) => {
      const access = await makeKey(
        context,
        who,
        params.id,
        body.label,
        body.expiresAt ? new Date(body.expiresAt) : null,
      )
      return 'made' in access ? reply.code(201).send(access.made) : reply.code(202).send(waiting(access.waits))
    },
  )
}

function postSignInLinks(app: App, context: Context) {
  app.post(
    '/accounts/:id/sign-in-links',
    {
      config,
      schema: {
        summary: 'Make a link that signs a person in once; it is shown this once',
        description: 'As for keys, the answer is 202 until a second admin has said yes where the person reads work.',
        params: Params,
        response: { 201: NewLink, 202: WaitingAccess },
      },
    },
    async ({ who, params }, reply) => {
      const access = await makeSignInLink(context, who, params.id)
      return 'made' in access
        ? reply.code(201).send({ signIn: `${ownAddress(context)}/sign-in/${access.made}` })
        : reply.code(202).send(waiting(access.waits))
    },
  )
}

function getAccessRequests(app: App, { db }: Context) {
  app.get(
    '/access-requests',
    {
      config,
      schema: {
        summary: 'Keys and links that wait for the yes of a second admin, newest first, in pages',
        querystring: Type.Object(pagePlace),
        response: { 200: PageOf(AccessRequestShape) },
      },
    },
    async ({ query }) => {
      const { items, nextCursor } = await waitingRequests(db, pageAsked(query))
      return { items: items.map(({ request }) => request), nextCursor }
    },
  )
}

function postApprovals(app: App, context: Context) {
  app.post(
    '/access-requests/:id/approvals',
    {
      config,
      schema: {
        summary: 'Say yes, as a second admin, to a key or link as another person',
        params: Params,
        response: { 201: AccessRequestShape },
      },
    },
    async ({ who, params }, reply) => reply.code(201).send(await approveAccess(context, who, params.id)),
  )
}

const waiting = ({ id, accountId, kind }: AccessRequest) => ({
  id,
  accountId,
  kind,
  state: 'waiting' as const,
  detail:
    'This person reads students’ work, so a second admin has to say yes first. The person can see that it was asked.',
})

function postRevocations(app: App, context: Context) {
  app.post(
    '/keys/:id/revocations',
    { config, schema: { summary: 'Revoke a key at once', params: Params, response: { 201: RevokedKey } } },
    async ({ who, params }, reply) => {
      await revokeKey(context, who, params.id)
      return reply.code(201).send({ id: params.id, revoked: true })
    },
  )
}
