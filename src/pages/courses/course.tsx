import Type from 'typebox'
import type { Context } from '../../context.ts'
import { findCourse } from '../../db/people/courses.ts'
import { membersOfCourse, peopleNamed } from '../../db/people/members.ts'
import { assessmentsOfCourse } from '../../db/policy/assessments.ts'
import { may } from '../../domain/people/permission.ts'
import { addMember, endMember } from '../../flow/people/course-members.ts'
import { changeCourse } from '../../flow/people/courses.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { Id, Params, pageAsked } from '../../http/server/schemas.ts'
import { checks } from '../kit/check/checks.ts'
import { takeStep } from '../kit/check/take-step.ts'
import { type Form, formIn, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendItemPage } from '../kit/form/redisplay.ts'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { CoursePage } from './course-view.tsx'
import { courseIn } from './courses.tsx'

/** One course: its assessments for those in it, its members for those who teach it, changes for leads and admins. */
export const coursePages = groupOf(getCourse, postCourse, postMember, postEnd)

const sendCourse =
  ({ db }: Context): SendItemPage =>
  async (request, reply, id) => {
    const who = visitor(request)
    const course = await findCourse(db, who, id)
    const asked = pageAsked(request.query as { q?: string; cursor?: string })
    const members = may(who.role, 'enrolment.read') ? await membersOfCourse(db, course.id, asked) : null
    const assessments = await assessmentsOfCourse(db, course.id)
    return send(reply, <CoursePage {...{ who, course, assessments, members }} q={asked.q} />)
  }

const ofOne = { schema: { params: Params } }

function getCourse(app: App, context: Context) {
  const schema = { ...ofOne.schema, querystring: Type.Object(listQuery) }
  app.get('/courses/:id', { ...page('course.read'), schema }, (request, reply) =>
    sendCourse(context)(request, reply, request.params.id),
  )
}

function postCourse(app: App, context: Context) {
  const changing = { ...page('course.manage'), ...ofOne, errorHandler: redisplayOnError(sendCourse(context)) }
  app.post('/courses/:id', changing, async (request, reply) => {
    await changeCourse(context, visitor(request), request.params.id, courseIn(formIn(request.body)))
    return reply.redirect(`/courses/${request.params.id}?notice=course-changed`, 303)
  })
}

function postMember(app: App, context: Context) {
  const adding = { ...page('course.manage'), ...ofOne, errorHandler: redisplayOnError(sendCourse(context)) }
  app.post('/courses/:id/members', adding, async (request, reply) => {
    const accountId = await personIn(context, formIn(request.body))
    await addMember(context, visitor(request), request.params.id, { accountId, source: 'page' })
    return reply.redirect(`/courses/${request.params.id}?notice=enrolled#members`, 303)
  })
}

function postEnd(app: App, context: Context) {
  const params = Type.Object({ id: Id, enrolmentId: Id })
  app.post(
    '/courses/:id/members/:enrolmentId/end',
    { ...page('course.manage'), schema: { params } },
    async (request, reply) => {
      await takeStep(context, request, checks.enrolmentEnd, (context) =>
        endMember(context, visitor(request), request.params.id, request.params.enrolmentId),
      )
      return reply.redirect(`/courses/${request.params.id}?notice=enrolment-ended#members`, 303)
    },
  )
}

/** The id of the person whom a form names. Throws INVALID_INPUT. */
async function personIn({ db }: Context, form: Form): Promise<string> {
  const named = textIn(form, 'person', 320)
  const found = named ? await peopleNamed(db, named) : []
  const expected = 'The e-mail address or the id of a student or tutor.'
  refuse(
    [!found.length, 'person', 'There is no such person.', expected],
    [found.length > 1, 'person', 'Several people have this address.', 'The id of one of them.'],
    [found[0] && !['student', 'tutor'].includes(found[0].role), 'person', 'They are no student or tutor.', expected],
  )
  return found[0]!.id
}
