import Type from 'typebox'
import type { Context } from '../../context.ts'
import { listSamples } from '../../db/quality/samples.ts'
import { drawDecisions } from '../../flow/quality/draw.ts'
import { reportCsv, sampleReport } from '../../flow/quality/report.ts'
import { Media } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, pageAsked, pagePlace, Time } from '../server/schemas.ts'
import { Sample, SamplePage, SampleReport } from './shapes.ts'

/** Samples of decisions, and how far second persons agree with them. */
export const sampleRoutes = groupOf(postSamples, getSamples, getSample, getSampleCsv)

function postSamples(app: App, context: Context) {
  app.post(
    '/decision-samples',
    {
      config: { action: 'sample.draw' },
      schema: {
        summary: 'Draw a sample of the decisions of a period for a second opinion',
        body: Type.Object({
          from: Time,
          until: Time,
          rate: Type.Number({ exclusiveMinimum: 0, maximum: 1 }),
          seed: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
        }),
        response: { 201: Sample },
      },
    },
    async ({ who, body }, reply) => {
      const period = { from: new Date(body.from), until: new Date(body.until) }
      return reply.code(201).send(await drawDecisions(context, who, { ...body, ...period }))
    },
  )
}

function getSamples(app: App, { db }: Context) {
  app.get(
    '/decision-samples',
    {
      config: { action: 'sample.read' },
      schema: {
        summary: 'The samples of decisions, newest first',
        querystring: Type.Object(pagePlace),
        response: { 200: SamplePage },
      },
    },
    async ({ query }) => listSamples(db, pageAsked(query)),
  )
}

function getSample(app: App, context: Context) {
  app.get(
    '/decision-samples/:id',
    {
      config: { action: 'sample.read' },
      schema: {
        summary: 'A sample with its second opinions and how far they agree with the decisions',
        params: Params,
        response: { 200: SampleReport },
      },
    },
    async ({ params }) => sampleReport(context, params.id),
  )
}

function getSampleCsv(app: App, context: Context) {
  app.get(
    '/decision-samples/:id/report.csv',
    {
      config: { action: 'sample.read' },
      schema: {
        summary: 'The same as CSV, without names or texts',
        params: Params,
        produces: ['text/csv'],
        response: { 200: Media('text/csv', 'A line for each decision.') },
      },
    },
    async ({ params }, reply) =>
      reply.type('text/csv; charset=utf-8').send(reportCsv(await sampleReport(context, params.id))),
  )
}
