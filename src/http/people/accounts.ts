import Type from 'typebox'
import type { Context } from '../../context.ts'
import { findAccount } from '../../db/people/accounts.ts'
import { listPeople } from '../../db/people/people-list.ts'
import { roles } from '../../domain/people/permission.ts'
import { changePerson } from '../../flow/people/change-person.ts'
import { addPerson } from '../../flow/people/people.ts'
import { erase } from '../../flow/submission/erase.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Maybe, Params, pageAsked, pageQuery, Words } from '../server/schemas.ts'
import { Account, ChangedAccount, Erased } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** People and integrations. For admins, who see no student work. */
export const accountRoutes = groupOf(getAccounts, postAccounts, patchAccount, postErasures)

function getAccounts(app: App, { db }: Context) {
  app.get(
    '/accounts',
    {
      config,
      schema: {
        summary: 'People and integrations, the newest first',
        querystring: Type.Object({
          ...pageQuery,
          role: Type.Optional(Type.Enum([...roles])),
          courseId: Type.Optional(Id),
        }),
        response: { 200: PageOf(Account) },
      },
    },
    ({ query: { role, courseId, ...query } }) =>
      listPeople(db, { ...pageAsked(query), ...(role && { role }), ...(courseId && { courseId }) }),
  )
}

function postAccounts(app: App, context: Context) {
  app.post(
    '/accounts',
    {
      config,
      schema: {
        summary: 'Add a person or an integration',
        body: Type.Object({
          role: Type.Enum([...roles]),
          name: Words(300),
          email: Type.Optional(Type.String({ format: 'email', maxLength: 320 })),
        }),
        response: { 201: Account },
      },
    },
    async ({ who, body }, reply) => {
      return reply.code(201).send(await addPerson(context, who, body))
    },
  )
}

function patchAccount(app: App, context: Context) {
  app.patch(
    '/accounts/:id',
    {
      config,
      schema: {
        summary: 'Change the name, address or role of a person',
        description:
          'Another address or role of a person who reads students’ work waits for the yes of a second admin (POST /v1/access-requests/{id}/approvals); the same request then makes the change.',
        params: Params,
        body: Type.Object({
          name: Type.Optional(Words(300)),
          email: Type.Optional(Maybe(Type.String({ format: 'email', maxLength: 320 }))),
          role: Type.Optional(Type.Enum([...roles])),
        }),
        response: { 200: ChangedAccount },
      },
    },
    async ({ who, params, body }) => {
      const { waits } = await changePerson(context, who, params.id, body)
      return { ...(await findAccount(context.db, params.id)), waits }
    },
  )
}

function postErasures(app: App, context: Context) {
  app.post(
    '/submissions/:id/erasures',
    {
      config: { action: 'submission.erase' },
      schema: {
        summary: "Erase a student's work for good",
        params: Params,
        body: Type.Object({ reason: Type.Enum(['request', 'retention']) }),
        response: { 201: Erased },
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await erase(context, who, params.id, body.reason)),
  )
}
