import Type from 'typebox'
import type { Context } from '../../context.ts'
import { integrationMethods } from '../../db/schema/index.ts'
import { listIntegrations, type Integration as StoredIntegration } from '../../db/webhooks/integrations.ts'
import type { AiLevel as Level } from '../../domain/policy/assessment.ts'
import { addIntegration, changeIntegration } from '../../flow/webhooks/integrations.ts'
import { rotateSecret } from '../../flow/webhooks/secrets.ts'
import { ListOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { AiLevel, Maybe, Params, Words } from '../server/schemas.ts'
import { Integration, NewIntegration, NewSecret } from './shapes.ts'

const Host = Type.String({ maxLength: 253, pattern: '^[a-z0-9.-]{1,253}$' })

const Wish = {
  name: Words(300),
  fileHosts: Type.Array(Host, { maxItems: 50 }),
  defaults: Maybe(Type.Object({ aiLevel: AiLevel, guidance: Words() })),
  tcaHost: Maybe(Host),
  tcaOverlap: Type.Boolean(),
}

const config = { action: 'account.manage' as const }

/** LMS integrations that speak by webhook: setting them up. For admins. */
export const integrationRoutes = groupOf(getIntegrations, postIntegrations, patchIntegration, postSecrets)

function getIntegrations(app: App, context: Context) {
  app.get(
    '/integrations',
    { config, schema: { summary: 'LMS integrations', response: { 200: ListOf(Integration) } } },
    async () => ({
      items: (await listIntegrations(context.db)).map(shown),
    }),
  )
}

function postIntegrations(app: App, context: Context) {
  app.post(
    '/integrations',
    {
      config,
      schema: {
        summary: 'Add an LMS integration; its secret is shown this once',
        body: Type.Object({
          name: Wish.name,
          method: Type.Optional(Type.Enum([...integrationMethods])),
          fileHosts: Type.Optional(Wish.fileHosts),
          defaults: Type.Optional(Wish.defaults),
          tcaHost: Type.Optional(Wish.tcaHost),
          tcaOverlap: Type.Optional(Wish.tcaOverlap),
        }),
        response: { 201: NewIntegration },
      },
    },
    async (
      { who, body: { name, method = 'standard-webhooks', fileHosts = [], defaults = null, ...plugin } },
      reply,
    ) => {
      const wish = { name, method, fileHosts, defaults: asDefaults(defaults), ...plugin }
      const { integration, secret } = await addIntegration(context, who, wish)
      return reply.code(201).send({ ...shown(integration), secret })
    },
  )
}

function patchIntegration(app: App, context: Context) {
  app.patch(
    '/integrations/:id',
    {
      config,
      schema: {
        summary: 'Change an integration, or switch it off',
        params: Params,
        body: Type.Partial(Type.Object({ ...Wish, disabled: Type.Boolean() })),
        response: { 200: Integration },
      },
    },
    async ({ who, params, body: { defaults, ...body } }) =>
      shown(
        await changeIntegration(context, who, params.id, {
          ...body,
          ...(defaults !== undefined && { defaults: asDefaults(defaults) }),
        }),
      ),
  )
}

function postSecrets(app: App, context: Context) {
  app.post(
    '/integrations/:id/secrets',
    {
      config,
      schema: {
        summary: 'Make a new secret; the one before stays good for 24 hours',
        params: Params,
        response: { 201: NewSecret },
      },
    },
    async ({ who, params }, reply) => reply.code(201).send(await rotateSecret(context, who, 'integration', params.id)),
  )
}

/** An integration without its secrets. */
const shown = ({ secret, previousSecret, ...integration }: StoredIntegration) => integration

const asDefaults = (defaults: { aiLevel: number; guidance: string } | null) =>
  defaults && { aiLevel: defaults.aiLevel as Level, guidance: defaults.guidance }
