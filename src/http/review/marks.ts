import Type from 'typebox'
import type { Context } from '../../context.ts'
import { declareConflict } from '../../flow/review/decisions/declare-conflict.ts'
import { mark } from '../../flow/review/decisions/mark.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, Words } from '../server/schemas.ts'
import { ConflictOfInterest, Mark } from './proposal-shapes.ts'

/** Marks that people give, and conflicts of interest, which take a person out. */
export const markRoutes = groupOf(postMarks, postConflicts)

function postMarks(app: App, context: Context) {
  app.post(
    '/submissions/:id/marks',
    {
      config: { action: 'mark.give' },
      schema: {
        summary: 'Give work a mark; it is held back from the gradebook while the work is under review',
        params: Params,
        body: Type.Object({
          score: Type.Number({ minimum: 0, maximum: 100_000 }),
          note: Type.Optional(Words(2_000)),
        }),
        response: { 201: Mark },
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await mark(context, who, params.id, body)),
  )
}

function postConflicts(app: App, context: Context) {
  app.post(
    '/submissions/:id/conflicts',
    {
      config: { action: 'conflict.declare' },
      schema: {
        summary: 'Declare a conflict of interest: your own, or as a lead that of another person',
        params: Params,
        body: Type.Object({ reason: Words(2_000), personId: Type.Optional(Id) }),
        response: { 201: ConflictOfInterest },
      },
    },
    async ({ who, params, body }, reply) => reply.code(201).send(await declareConflict(context, who, params.id, body)),
  )
}
