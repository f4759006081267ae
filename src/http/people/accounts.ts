import { eq, sql } from 'drizzle-orm'
import Type from 'typebox'
import type { Context } from '../../context.ts'
import { addKey } from '../../db/people/accounts.ts'
import { accounts, keys } from '../../db/schema/index.ts'
import { DomainError } from '../../domain/error.ts'
import { roles } from '../../domain/people/permission.ts'
import { addPerson, setTutors } from '../../flow/people/people.ts'
import { record } from '../../flow/record.ts'
import { erase } from '../../flow/submission/erase.ts'
import { ListOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, Time, Words } from '../server/schemas.ts'
import { Account, Erased, NewKey, RevokedKey, Tutors } from './shapes.ts'

const config = { action: 'account.manage' as const }

/** People, integrations and their keys; who is a tutor on what. For admins, who see no student work. */
export const accountRoutes = groupOf(getAccounts, postAccounts, postKeys, postRevocations, putTutors, postErasures)

function getAccounts(app: App, { db }: Context) {
  app.get(
    '/accounts',
    { config, schema: { summary: 'People and integrations', response: { 200: ListOf(Account) } } },
    async () => ({
      items: await db.select().from(accounts).orderBy(accounts.createdAt).limit(1_000),
    }),
  )
}

function postAccounts(app: App, { db }: Context) {
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
      return reply.code(201).send(await addPerson({ db }, who, body))
    },
  )
}

function postKeys(app: App, { db }: Context) {
  app.post(
    '/accounts/:id/keys',
    {
      config,
      schema: {
        summary: 'Make a key; it is shown this once',
        params: Params,
        body: Type.Object({ label: Words(200), expiresAt: Type.Optional(Time) }),
        response: { 201: NewKey },
      },
    },
    async ({ who, params, body }, reply) => {
      const [account] = await db.select().from(accounts).where(eq(accounts.id, params.id))
      if (!account) throw new DomainError('NOT_FOUND', 'There is no such account.')
      const made = await addKey(db, account.id, body.label, body.expiresAt ? new Date(body.expiresAt) : null)
      await record(db, { type: 'key.made', who, data: { account: account.id, key: made.id } })
      return reply.code(201).send(made)
    },
  )
}

function postRevocations(app: App, { db }: Context) {
  app.post(
    '/keys/:id/revocations',
    { config, schema: { summary: 'Revoke a key at once', params: Params, response: { 201: RevokedKey } } },
    async ({ who, params }, reply) => {
      const [revoked] = await db
        .update(keys)
        .set({ revokedAt: sql`clock_timestamp()` })
        .where(eq(keys.id, params.id))
        .returning({ id: keys.id })
      if (!revoked) throw new DomainError('NOT_FOUND', 'There is no such key.')
      await record(db, { type: 'key.revoked', who, data: { key: params.id } })
      return reply.code(201).send({ id: params.id, revoked: true })
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
