import Type from 'typebox'
import type { Context } from '../../context.ts'
import { listOutages } from '../../db/dates/outages.ts'
import type { outageDecisions } from '../../db/schema/index.ts'
import { outageCauses } from '../../domain/dates/due.ts'
import { decideOutage } from '../../flow/dates/outages.ts'
import { At, Count, OneOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Maybe, Params, Words } from '../server/schemas.ts'

const Outage = shapeOf<Awaited<ReturnType<typeof listOutages>>['items'][number]>()(
  Shape({
    id: Id,
    from: At,
    until: At,
    cause: OneOf(outageCauses),
    foundAt: At,
    granted: Maybe(Type.Boolean({ description: 'Null while it waits for a lead.' })),
    reason: Maybe(Type.String()),
    decidedBy: Maybe(Id),
    students: Count,
  }),
)

const OutageDecision = shapeOf<typeof outageDecisions.$inferSelect>()(
  Shape({ outageId: Id, granted: Type.Boolean(), reason: Type.String(), decidedBy: Maybe(Id), at: At }),
)

/** When intake could not be used, and whether that is added to due dates. */
export const outageRoutes = groupOf(getOutages, postDecision)

function getOutages(app: App, { db }: Context) {
  app.get(
    '/outages',
    {
      config: { action: 'outage.read' },
      schema: {
        summary: 'When intake could not be used, newest first',
        querystring: Type.Object({ cursor: Type.Optional(Id) }),
        response: { 200: Shape({ items: Type.Array(Outage), nextCursor: Maybe(Type.String()) }) },
      },
    },
    ({ query }) => listOutages(db, { after: query.cursor }),
  )
}

function postDecision(app: App, context: Context) {
  app.post(
    '/outages/:id/decisions',
    {
      config: { action: 'outage.decide' },
      schema: {
        summary: 'Say whether the time of an outage is added to due dates',
        params: Params,
        body: Type.Object({ granted: Type.Boolean(), reason: Words(2_000) }),
        response: { 201: OutageDecision },
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await decideOutage(context, who, params.id, body)),
  )
}
