import Type from 'typebox'
import type { Context } from '../../context.ts'
import { listCourses } from '../../db/people/courses.ts'
import { addCourse } from '../../flow/people/courses.ts'
import { type App, groupOf } from '../../http/server/routes.ts'
import { pageAsked } from '../../http/server/schemas.ts'
import { type Form, formIn, isDay, refuse, textIn } from '../kit/form/form.ts'
import { redisplayOnError, type SendPage } from '../kit/form/redisplay.ts'
import { listQuery } from '../kit/list.tsx'
import { page, send, visitor } from '../kit/send.tsx'
import { CourseList } from './courses-view.tsx'

/** The courses that a person may know of, and a form to add one for those who may. */
export const coursesPages = groupOf(getCourses, postCourse)

function getCourses(app: App, context: Context) {
  const schema = { querystring: Type.Object(listQuery) }
  app.get('/courses', { ...page('course.read'), schema }, sendCourses(context))
}

function postCourse(app: App, context: Context) {
  const adding = { ...page('course.manage'), errorHandler: redisplayOnError(sendCourses(context)) }
  app.post('/courses', adding, async (request, reply) => {
    const { id } = await addCourse(context, visitor(request), courseIn(formIn(request.body)))
    return reply.redirect(`/courses/${id}?notice=course-added`, 303)
  })
}

function sendCourses({ db }: Context): SendPage {
  return async (request, reply) => {
    const who = visitor(request)
    const asked = pageAsked(request.query as { q?: string; cursor?: string })
    return send(reply, <CourseList who={who} q={asked.q} {...(await listCourses(db, who, asked))} />)
  }
}

/** The course that a form holds. Throws INVALID_INPUT naming what is missing or cannot be read. */
export function courseIn(form: Form) {
  const title = textIn(form, 'title', 300)
  const [startsOn, endsOn] = [form.get('startsOn'), form.get('endsOn')]
  refuse(
    [!title, 'title', 'The title is still empty.', 'A short title.'],
    [startsOn && !isDay(startsOn), 'startsOn', 'There is no such day.', 'One such as 2026-01-31.'],
    [endsOn && !isDay(endsOn), 'endsOn', 'There is no such day.', 'One such as 2026-01-31.'],
  )
  return {
    title,
    code: textIn(form, 'code', 100) || null,
    externalId: textIn(form, 'externalId', 300) || null,
    startsOn: startsOn || null,
    endsOn: endsOn || null,
  }
}
