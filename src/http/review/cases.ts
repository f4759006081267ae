import Type from 'typebox'
import { concernCodes } from '../../domain/review/concern.ts'
import { outcomes } from '../../domain/review/decision.ts'
import { opinions } from '../../domain/review/first-reading.ts'
import { decide } from '../../flow/review/decide.ts'
import { disclose } from '../../flow/review/disclose.ts'
import { dismissFlag } from '../../flow/review/dismiss-flag.ts'
import { noteFirstReading } from '../../flow/review/first-reading.ts'
import { raiseConcern } from '../../flow/review/raise-concern.ts'
import { reopen } from '../../flow/review/reopen.ts'
import { respond } from '../../flow/review/respond.ts'
import type { Routes } from '../server/routes.ts'
import { Id, Params, Time, Words } from '../server/schemas.ts'

const Observation = Type.Object({
  observation: Words(5_000),
  start: Type.Optional(Type.Integer({ minimum: 0 })),
  end: Type.Optional(Type.Integer({ minimum: 1 })),
})
const FirstReading = Type.Object({ id: Id, opinion: Type.Enum([...opinions]), note: Type.String(), at: Time })
const Evidence = Type.Union([Type.Object({ flagId: Id }), Observation])

/** What people do with a submission: read, raise, disclose, respond, decide, reopen. Each is added, none is changed. */
export const caseRoutes: Routes = async (app, { context }) => {
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
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await raiseConcern(context, who, params.id, { observations: [], ...body })),
  )

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
      return reply.code(201).send({ id, opinion, note, at: at.toISOString() })
    },
  )

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
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await disclose(context, who, params.id, body)),
  )

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
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await respond(context, who, params.id, { points: [], ...body })),
  )

  app.post(
    '/submissions/:id/decisions',
    {
      config: { action: 'decision.make' },
      schema: {
        summary: 'Decide, with reasons and the evidence relied on',
        params: Params,
        body: Type.Object({
          outcome: Type.Enum([...outcomes]),
          reasons: Type.String({ maxLength: 20_000 }),
          evidence: Type.Optional(Type.Array(Evidence, { maxItems: 200 })),
          answers: Type.Optional(Type.Array(Type.Object({ responseId: Id, text: Words() }), { maxItems: 200 })),
          score: Type.Optional(Type.Number({ minimum: 0, maximum: 100_000 })),
        }),
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await decide(context, who, params.id, { evidence: [], answers: [], ...body })),
  )

  app.post(
    '/submissions/:id/reopenings',
    {
      config: { action: 'decision.reopen' },
      schema: {
        summary: 'Have a decision looked at again',
        params: Params,
        body: Type.Object({ kind: Type.Enum(['appeal', 'new_evidence', 'error']), reason: Words() }),
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await reopen(context, who, params.id, body)),
  )

  app.post(
    '/submissions/:id/flags/:flagId/dismissals',
    {
      config: { action: 'flag.dismiss' },
      schema: {
        summary: 'Say that a flag does not apply',
        params: Type.Object({ id: Id, flagId: Id }),
        body: Type.Object({ reason: Words(2_000) }),
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await dismissFlag(context, who, params.id, params.flagId, body.reason)),
  )
}
