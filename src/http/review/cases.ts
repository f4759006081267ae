import Type from 'typebox'
import type { Context } from '../../context.ts'
import { concernCodes } from '../../domain/review/concern.ts'
import { opinions } from '../../domain/review/first-reading.ts'
import { disclose } from '../../flow/review/disclose.ts'
import { noteFirstReading } from '../../flow/review/first-reading.ts'
import { raiseConcern } from '../../flow/review/raise-concern.ts'
import { respond } from '../../flow/review/respond.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, Words } from '../server/schemas.ts'
import { Evidence, Observation } from './evidence.ts'
import { Concern, FirstReading, NewDisclosure, NewResponse } from './shapes.ts'

/** What people say in a case before it is decided: concerns, first readings, disclosures, responses. Each is added, none is changed. */
export const caseRoutes = groupOf(postConcerns, postFirstReadings, postDisclosures, postResponses)

function postConcerns(app: App, context: Context) {
  app.post(
    '/submissions/:id/concerns',
    {
      config: { action: 'concern.raise' },
      schema: {
        summary: 'Raise a concern by hand',
        params: Params,
        body: Type.Object({
          code: Type.Enum([...concernCodes]),
          particulars: Words(),
          observations: Type.Optional(Type.Array(Observation, { maxItems: 100 })),
        }),
        response: { 201: Concern },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await raiseConcern(context, who, params.id, { observations: [], ...body })),
  )
}

function postFirstReadings(app: App, context: Context) {
  app.post(
    '/submissions/:id/first-readings',
    {
      config: { action: 'reading.write' },
      schema: {
        summary: 'Note your own first reading, once; results that waited for it are shown from then on',
        params: Params,
        body: Type.Object({ opinion: Type.Enum([...opinions]), note: Words() }),
        response: { 201: FirstReading },
      },
    },
    async ({ who, params, body }, reply) => {
      const { id, opinion, note, at } = await noteFirstReading(context, who, params.id, body)
      return reply.code(201).send({ id, opinion, note, at })
    },
  )
}

function postDisclosures(app: App, context: Context) {
  app.post(
    '/submissions/:id/disclosures',
    {
      config: { action: 'disclosure.make' },
      schema: {
        summary: 'Show the student the evidence and open the time to respond',
        params: Params,
        body: Type.Object({
          message: Words(),
          items: Type.Array(Evidence, { minItems: 1, maxItems: 200 }),
          responseDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
        }),
        response: { 201: NewDisclosure },
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await disclose(context, who, params.id, body)),
  )
}

function postResponses(app: App, context: Context) {
  app.post(
    '/submissions/:id/responses',
    {
      config: { action: 'response.write' },
      schema: {
        summary: 'Answer what was disclosed',
        params: Params,
        body: Type.Object({
          text: Words(),
          points: Type.Optional(
            Type.Array(Type.Object({ item: Type.String({ maxLength: 200 }), text: Words() }), { maxItems: 200 }),
          ),
        }),
        response: { 201: NewResponse },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await respond(context, who, params.id, { points: [], ...body })),
  )
}
