import Type from 'typebox'
import type { Context } from '../../context.ts'
import { accounts } from '../../db/schema/index.ts'
import { roles } from '../../domain/people/permission.ts'
import { addPerson, setTutors } from '../../flow/people/people.ts'
import { erase } from '../../flow/submission/erase.ts'
import { ListOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, Words } from '../server/schemas.ts'
import { Account, Erased, Tutors } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** People and integrations; who is a tutor on what. For admins, who see no student work. */
export const accountRoutes = groupOf(getAccounts, postAccounts, putTutors, postErasures)

function getAccounts(app: App, { db }: Context) {
  app.get(
    '/accounts',
    { config, schema: { summary: 'People and integrations', response: { 200: ListOf(Account) } } },
    async () => ({
      items: await db.select().from(accounts).orderBy(accounts.createdAt).limit(1_000),
    }),
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

function putTutors(app: App, context: Context) {
  app.put(
    '/assessments/:id/tutors',
    {
      config,
      schema: {
        summary: 'Say who are tutors on an assessment',
        params: Params,
        body: Type.Object({ accountIds: Type.Array(Id, { maxItems: 500 }) }),
        response: { 200: Tutors },
      },
    },
    async ({ who, params, body }) => {
      await setTutors(context, who, params.id, body.accountIds)
      return { id: params.id, accountIds: body.accountIds }
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
