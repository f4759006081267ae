import Type from 'typebox'
import type { Context } from '../../context.ts'
import { waitingFor } from '../../db/quality/second-opinions.ts'
import { outcomes } from '../../domain/review/decision.ts'
import { giveSecondOpinion, recordSampleAction, sampledCase } from '../../flow/quality/second-opinion.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, pageAsked, pagePlace, Words } from '../server/schemas.ts'
import { SampleAction, SampledCase, SecondOpinion, WaitingDecision } from './shapes.ts'

/** What a person without a part in a case would have decided, before they see what was. */
export const secondOpinionRoutes = groupOf(getWaiting, getCase, postOpinion, postAction)

function getWaiting(app: App, { db }: Context) {
  app.get(
    '/sampled-decisions',
    {
      config: { action: 'sample.review' },
      schema: {
        summary: 'The drawn decisions that wait for your second opinion, oldest first',
        querystring: Type.Object(pagePlace),
        response: { 200: PageOf(WaitingDecision) },
      },
    },
    async ({ who, query }) => waitingFor(db, who, pageAsked(query)),
  )
}

function getCase(app: App, context: Context) {
  app.get(
    '/sampled-decisions/:id',
    {
      config: { action: 'sample.review' },
      schema: {
        summary: 'The case of a drawn decision, without the decision until you have given your opinion',
        params: Params,
        response: { 200: SampledCase },
      },
    },
    async ({ who, params }) => sampledCase(context, who, params.id),
  )
}

function postOpinion(app: App, context: Context) {
  app.post(
    '/sampled-decisions/:id/opinion',
    {
      config: { action: 'sample.review' },
      schema: {
        summary: 'Say what you would have decided, once; the decision is shown to you from then on',
        params: Params,
        body: Type.Object({ outcome: Type.Enum([...outcomes]), reasons: Words() }),
        response: { 201: SecondOpinion },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await giveSecondOpinion(context, who, params.id, body)),
  )
}

function postAction(app: App, context: Context) {
  app.post(
    '/sampled-decisions/:id/actions',
    {
      config: { action: 'sample.review' },
      schema: {
        summary: 'Note what is done after a second opinion',
        params: Params,
        body: Type.Object({ action: Words(5_000) }),
        response: { 201: SampleAction },
      },
    },
    async ({ who, params, body }, reply) =>
      reply.code(201).send(await recordSampleAction(context, who, params.id, body.action)),
  )
}
