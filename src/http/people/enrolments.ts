import Type from 'typebox'
import type { Context } from '../../context.ts'
import { findCourse } from '../../db/people/courses.ts'
import { membersOfCourse } from '../../db/people/members.ts'
import { addMember, endMember } from '../../flow/people/course-members.ts'
import { Nothing } from '../server/answer-shapes.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Id, Params, pageAsked, pageQuery, Time } from '../server/schemas.ts'
import { EnrolmentShape, Members } from './course-shapes.ts'

const manage = { action: 'course.manage' as const }

/** Who is in a course: its tutors read it, leads and admins change it. */
export const enrolmentRoutes = groupOf(getEnrolments, postEnrolments, deleteEnrolment)

function getEnrolments(app: App, { db }: Context) {
  app.get(
    '/courses/:id/enrolments',
    {
      config: { action: 'enrolment.read' },
      schema: {
        summary: 'Who is and was in a course, newest first, in pages',
        params: Params,
        querystring: Type.Object(pageQuery),
        response: { 200: Members },
      },
    },
    async ({ who, params, query }) => {
      await findCourse(db, who, params.id)
      return membersOfCourse(db, params.id, pageAsked(query))
    },
  )
}

function postEnrolments(app: App, context: Context) {
  app.post(
    '/courses/:id/enrolments',
    {
      config: manage,
      schema: {
        summary: 'Add a student or a tutor to a course, in the role of their account',
        description: 'Who was added by the API before and is still in stays as they are: the answer is 200 then.',
        params: Params,
        body: Type.Object({ accountId: Id, from: Type.Optional(Time), until: Type.Optional(Time) }),
        response: { 200: EnrolmentShape, 201: EnrolmentShape },
      },
    },
    async ({ who, params, body: { accountId, from, until } }, reply) => {
      const { enrolment, added } = await addMember(context, who, params.id, {
        accountId,
        source: 'api',
        ...(from && { from: new Date(from) }),
        ...(until && { until: new Date(until) }),
      })
      return reply.code(added ? 201 : 200).send(enrolment)
    },
  )
}

function deleteEnrolment(app: App, context: Context) {
  app.delete(
    '/courses/:id/enrolments/:enrolmentId',
    {
      config: manage,
      schema: {
        summary: 'End an enrolment; it stays on record with its end',
        params: Type.Object({ id: Id, enrolmentId: Id }),
        response: { 204: Nothing },
      },
    },
    async ({ who, params }, reply) => {
      await endMember(context, who, params.id, params.enrolmentId)
      return reply.code(204).send(null)
    },
  )
}
