import Type from 'typebox'
import type { Context } from '../../context.ts'
import { permissionsFor } from '../../db/people/permissions.ts'
import { answerPermission, askPermission } from '../../flow/people/permissions.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, Purposes, pageAsked, pageQuery, Time, Words } from '../server/schemas.ts'
import { AiPermission } from './shapes.ts'

/** Permissions to use AI: a student asks, a tutor answers. */
export const permissionRoutes = groupOf(getAiPermissions, postAiPermissions, putAiPermission)

function getAiPermissions(app: App, { db }: Context) {
  app.get(
    '/ai-permissions',
    {
      config: { action: 'permission.read' },
      schema: {
        summary: 'Permissions asked for and granted, newest first',
        querystring: Type.Object(pageQuery),
        response: { 200: PageOf(AiPermission) },
      },
    },
    async ({ who, query }) => {
      const { items, nextCursor } = await permissionsFor(db, who, pageAsked(query))
      return { items: items.map(({ permission }) => permission), nextCursor }
    },
  )
}

function postAiPermissions(app: App, context: Context) {
  app.post(
    '/ai-permissions',
    {
      config: { action: 'permission.ask' },
      schema: {
        summary: 'Ask a tutor for permission to use AI',
        body: Type.Object({
          assessmentId: Id,
          tools: Type.Array(Words(200), { minItems: 1, maxItems: 20 }),
          purposes: Purposes,
          request: Type.Optional(Type.String({ maxLength: 5_000 })),
        }),
        response: { 201: AiPermission },
      },
    },
    async ({ who, body }, reply) =>
      reply.code(201).send(await askPermission(context, who, { request: '', ...body, purposes: [...body.purposes] })),
  )
}

function putAiPermission(app: App, context: Context) {
  app.put(
    '/ai-permissions/:id',
    {
      config: { action: 'permission.decide' },
      schema: {
        summary: 'Grant or refuse a permission',
        params: Params,
        body: Type.Object({
          state: Type.Enum(['granted', 'refused']),
          conditions: Type.Optional(Type.String({ maxLength: 5_000 })),
          expiresAt: Type.Optional(Time),
        }),
        response: { 200: AiPermission },
      },
    },
    ({ who, params, body }) => answerPermission(context, who, params.id, body),
  )
}
