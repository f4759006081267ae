import Type from 'typebox'
import type { Context } from '../../context.ts'
import { findCourse, listCourses } from '../../db/people/courses.ts'
import { addCourse, changeCourse } from '../../flow/people/courses.ts'
import { type App, groupOf } from '../server/routes.ts'
import { Params, pageAsked, pageQuery } from '../server/schemas.ts'
import { CourseShape, Courses, CourseWish } from './course-shapes.ts'

const read = { action: 'course.read' as const }
const manage = { action: 'course.manage' as const }

/** Courses: a student or tutor reads those that they are in, leads and admins manage all. */
export const courseRoutes = groupOf(getCourses, postCourses, getCourse, patchCourse)

function getCourses(app: App, { db }: Context) {
  app.get(
    '/courses',
    {
      config: read,
      schema: {
        summary: 'Courses you may know of, newest first, in pages',
        querystring: Type.Object(pageQuery),
        response: { 200: Courses },
      },
    },
    ({ who, query }) => listCourses(db, who, pageAsked(query)),
  )
}

function postCourses(app: App, context: Context) {
  app.post(
    '/courses',
    {
      config: manage,
      schema: { summary: 'Add a course', body: Type.Object(CourseWish), response: { 201: CourseShape } },
    },
    async ({ who, body }, reply) => {
      const course = await addCourse(context, who, body)
      return reply.code(201).header('location', `/v1/courses/${course.id}`).send(course)
    },
  )
}

function getCourse(app: App, { db }: Context) {
  app.get(
    '/courses/:id',
    { config: read, schema: { summary: 'One course', params: Params, response: { 200: CourseShape } } },
    ({ who, params }) => findCourse(db, who, params.id),
  )
}

function patchCourse(app: App, context: Context) {
  app.patch(
    '/courses/:id',
    {
      config: manage,
      schema: {
        summary: 'Change a course; what is not sent stays as it is',
        params: Params,
        body: Type.Partial(Type.Object(CourseWish)),
        response: { 200: CourseShape },
      },
    },
    ({ who, params, body }) => changeCourse(context, who, params.id, body),
  )
}
