import Type from 'typebox'
import type { Context } from '../../context.ts'
import { findOwnAssessment, listAssessments } from '../../db/policy/assessments.ts'
import { aiLevels } from '../../domain/policy/assessment.ts'
import { publishAssessment } from '../../flow/policy/assessments.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { AiLevel, Id, Params, Purposes, pageAsked, pageQuery, Time, Words } from '../server/schemas.ts'
import { Assessment, PublishedAssessment } from './shapes.ts'

/** What a person says of an assessment. */
export const AssessmentContent = {
  title: Words(300),
  brief: Type.Optional(Type.String({ maxLength: 100_000 })),
  aiLevel: AiLevel,
  guidance: Type.String({ maxLength: 20_000 }),
  allowedPurposes: Type.Optional(Purposes),
  outcomes: Type.Optional(Type.Array(Words(1_000), { maxItems: 50 })),
  opensAt: Type.Optional(Time),
  dueAt: Type.Optional(Time),
  supervised: Type.Optional(Type.Boolean()),
  anonymous: Type.Optional(Type.Boolean()),
  levelReason: Type.Optional(Type.String({ maxLength: 2_000 })),
  levelApprover: Type.Optional(Type.String({ maxLength: 300 })),
  sampleRate: Type.Optional(Type.Number({ minimum: 0, maximum: 1 })),
  responseDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 120 })),
}

const NewAssessment = Type.Object({
  courseId: Id,
  ...AssessmentContent,
})

/** Assessments and the use of AI that each allows. */
export const assessmentRoutes = groupOf(getAssessments, getAssessment, postAssessments)

function getAssessments(app: App, context: Context) {
  app.get(
    '/assessments',
    {
      config: { action: 'assessment.read' },
      schema: {
        summary: 'Assessments with their AI-use level and guidance, newest first',
        querystring: Type.Object(pageQuery),
        response: { 200: PageOf(Assessment) },
      },
    },
    async ({ who, query }) => {
      const { items, nextCursor } = await listAssessments(context.db, who, pageAsked(query))
      return { items: items.map(named), nextCursor }
    },
  )
}

function getAssessment(app: App, context: Context) {
  app.get(
    '/assessments/:id',
    {
      config: { action: 'assessment.read' },
      schema: { summary: 'One assessment', params: Params, response: { 200: Assessment } },
    },
    async ({ who, params }) => named(await findOwnAssessment(context.db, who, params.id)),
  )
}

function postAssessments(app: App, context: Context) {
  app.post(
    '/assessments',
    {
      config: { action: 'assessment.write' },
      schema: { summary: 'Publish an assessment', body: NewAssessment, response: { 201: PublishedAssessment } },
    },
    async ({ who, body: { opensAt, dueAt, ...body } }, reply) => {
      const published = await publishAssessment(context, who, {
        brief: '',
        ...body,
        aiLevel: body.aiLevel as keyof typeof aiLevels,
        ...(opensAt && { opensAt: new Date(opensAt) }),
        ...(dueAt && { dueAt: new Date(dueAt) }),
      })
      return reply
        .code(201)
        .header('location', `/v1/assessments/${published.id}`)
        .send(named({ ...published, countsFrom: published.publishedAt }))
    },
  )
}

const named = <T extends { aiLevel: keyof typeof aiLevels }>(assessment: T) => ({
  ...assessment,
  aiLevelName: aiLevels[assessment.aiLevel],
})
