import Type from 'typebox'
import type { Course } from '../../db/people/courses.ts'
import { courseRoles, enrolmentSources } from '../../domain/people/enrolment.ts'
import type { Enrolment } from '../../flow/people/enrolments.ts'
import { At, AtWhich, OneOf, PageOf, Shape, shapeOf } from '../server/answer-shapes.ts'
import { Id, Maybe, Words } from '../server/schemas.ts'

const Day = Type.String({ format: 'date', maxLength: 10 })

/** A course holds assessments; those enrolled in it have them. */
export const CourseShape = shapeOf<Course>()(
  Shape({
    id: Id,
    title: Type.String(),
    code: Maybe(Type.String()),
    externalId: Maybe(Type.String({ description: 'What the system that it comes from calls it.' })),
    startsOn: Maybe(Type.String({ format: 'date', description: 'Its first day, in the time zone of the provider.' })),
    endsOn: Maybe(Type.String({ format: 'date', description: 'Its last day. Who is in is said by enrolments alone.' })),
    createdBy: Maybe(Id),
    createdAt: At,
  }),
)

const enrolment = {
  id: Id,
  courseId: Id,
  accountId: Id,
  role: OneOf(courseRoles),
  from: At,
  until: Maybe(AtWhich('When it ended or will end; null while it is open.')),
  source: OneOf(enrolmentSources, 'Who said it.'),
  sourceId: Maybe(Type.String({ format: 'uuid', description: 'The LTI context or the integration that said it.' })),
}

/** That a person is in a course, as one source says it. */
export const EnrolmentShape = shapeOf<Enrolment>()(Shape(enrolment))

/** The same with the name of the person. */
const Member = Shape({ ...enrolment, name: Type.String() })

export const Courses = PageOf(CourseShape)
export const Members = PageOf(Member)

/** A course as it is sent. */
export const CourseWish = {
  title: Words(300),
  code: Type.Optional(Maybe(Words(100))),
  externalId: Type.Optional(Maybe(Words(300))),
  startsOn: Type.Optional(Maybe(Day)),
  endsOn: Type.Optional(Maybe(Day)),
}
