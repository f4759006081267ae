import Type from 'typebox'
import type { Context } from '../../context.ts'
import { appealGrounds, reopeningKinds } from '../../domain/review/appeal.ts'
import { referralResults } from '../../domain/review/referral.ts'
import { reopen } from '../../flow/review/reopen.ts'
import { returnReferral } from '../../flow/review/return-referral.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, Words } from '../server/schemas.ts'
import { ReferralOutcome } from './appeal-shapes.ts'
import { NewReopening } from './shapes.ts'

/** What follows a decision: an appeal or another look, and what came of a referral. */
export const appealRoutes = groupOf(postReopenings, postReferralOutcomes)

function postReopenings(app: App, context: Context) {
  app.post(
    '/submissions/:id/reopenings',
    {
      config: { action: 'decision.reopen' },
      schema: {
        summary: 'Appeal against a decision, or have it looked at again',
        params: Params,
        body: Type.Object({
          kind: Type.Enum([...reopeningKinds]),
          grounds: Type.Optional(Type.Array(Type.Enum([...appealGrounds]), { maxItems: appealGrounds.length })),
          reason: Words(),
        }),
        response: { 201: NewReopening },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await reopen(context, who, params.id, { grounds: [], ...body })),
  )
}

function postReferralOutcomes(app: App, context: Context) {
  app.post(
    '/submissions/:id/referral-outcomes',
    {
      config: { action: 'referral.return' },
      schema: {
        summary: 'Record what came of a referral',
        params: Params,
        body: Type.Object({
          outcome: Type.Enum([...referralResults]),
          code: Type.Optional(Words(100)),
          date: Type.String({ maxLength: 10, description: 'The day of the outcome, such as 2027-06-12.' }),
          reference: Words(200),
        }),
        response: { 201: ReferralOutcome },
      },
    },
    async ({ who, params, body }, reply) => {
      const returned = { ...body, code: body.code ?? null }
      return reply.code(201).send(await returnReferral(context, who, params.id, returned))
    },
  )
}
