import Type from 'typebox'
import type { Context } from '../../context.ts'
import { versionsOf } from '../../db/dates/versions.ts'
import { findOwnAssessment } from '../../db/policy/assessments.ts'
import type { AiLevel as Level } from '../../domain/policy/assessment.ts'
import { changeAssessment } from '../../flow/dates/change-assessment.ts'
import { AssessmentContent } from '../policy/assessments.ts'
import { PageOf } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Maybe, Params, pageAsked, pagePlace, Time, Words } from '../server/schemas.ts'
import { AssessmentVersion } from './shapes.ts'

const { opensAt: _, dueAt: __, levelReason: ___, levelApprover: ____, ...content } = AssessmentContent

/** What changes of an assessment; what is left out stays as it is, and null takes a date away. */
const NewVersion = Type.Object({
  ...Type.Partial(Type.Object(content)).properties,
  opensAt: Type.Optional(Maybe(Time)),
  dueAt: Type.Optional(Maybe(Time)),
  levelReason: Type.Optional(Maybe(Type.String({ maxLength: 2_000 }))),
  levelApprover: Type.Optional(Maybe(Type.String({ maxLength: 300 }))),
  reason: Words(2_000),
  countsFrom: Type.Optional(Time),
})

/** The versions of an assessment. */
export const versionRoutes = groupOf(getVersions, postVersions)

function getVersions(app: App, { db }: Context) {
  app.get(
    '/assessments/:id/versions',
    {
      config: { action: 'assessment.read' },
      schema: {
        summary: 'The versions of an assessment, newest first, in pages',
        params: Params,
        querystring: Type.Object(pagePlace),
        response: { 200: PageOf(AssessmentVersion) },
      },
    },
    async ({ who, params, query }) => {
      const { brief } = await findOwnAssessment(db, who, params.id)
      const { items, nextCursor } = await versionsOf(db, params.id, pageAsked(query))
      // Before the opening the brief is for those who look after the assessment.
      return { items: items.map((one) => ({ ...one, brief: brief === '' ? '' : one.brief })), nextCursor }
    },
  )
}

function postVersions(app: App, context: Context) {
  app.post(
    '/assessments/:id/versions',
    {
      config: { action: 'assessment.write' },
      schema: {
        summary: 'Change an assessment; 204 where nothing would change',
        params: Params,
        body: NewVersion,
        response: { 201: AssessmentVersion, 204: Type.Null() },
      },
    },
    async ({ who, params, body: { opensAt, dueAt, countsFrom, aiLevel, ...body } }, reply) => {
      const saved = await changeAssessment(context, who, params.id, {
        ...body,
        ...(aiLevel !== undefined && { aiLevel: aiLevel as Level }),
        ...(opensAt !== undefined && { opensAt: opensAt === null ? null : new Date(opensAt) }),
        ...(dueAt !== undefined && { dueAt: dueAt === null ? null : new Date(dueAt) }),
        ...(countsFrom && { countsFrom: new Date(countsFrom) }),
      })
      return saved ? reply.code(201).send(saved) : reply.code(204).send(null)
    },
  )
}
