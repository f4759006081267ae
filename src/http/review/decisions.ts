import Type from 'typebox'
import type { Context } from '../../context.ts'
import { decide } from '../../flow/review/decide.ts'
import { dismissFlag } from '../../flow/review/dismiss-flag.ts'
import { Dismissal } from '../screening/shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, Words } from '../server/schemas.ts'
import { Decision, decisionFrom, NewDecision } from './decision-shapes.ts'

/** What people decide: the outcome of a case, that a flag does not apply. */
export const decisionRoutes = groupOf(postDecisions, postDismissals)

function postDecisions(app: App, context: Context) {
  app.post(
    '/submissions/:id/decisions',
    {
      config: { action: 'decision.make' },
      schema: {
        summary: 'Decide, with reasons and the evidence relied on',
        params: Params,
        body: NewDecision,
        response: { 201: Decision },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await decide(context, who, params.id, decisionFrom(body))),
  )
}

function postDismissals(app: App, context: Context) {
  app.post(
    '/submissions/:id/flags/:flagId/dismissals',
    {
      config: { action: 'flag.dismiss' },
      schema: {
        summary: 'Say that a flag does not apply',
        params: Type.Object({ id: Id, flagId: Id }),
        body: Type.Object({ reason: Words(2_000) }),
        response: { 201: Dismissal },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await dismissFlag(context, who, params.id, params.flagId, body.reason)),
  )
}
