import { and, eq } from 'drizzle-orm'
import type { Context } from '../src/context.ts'
import { enrolments } from '../src/db/schema/index.ts'
import type { CourseRole } from '../src/domain/people/enrolment.ts'
import type { Actor } from '../src/domain/people/permission.ts'
import type { NewAssessment } from '../src/domain/policy/assessment.ts'
import { insertCourse } from '../src/flow/people/courses.ts'
import { endEnrolments, enrol as enrolAll } from '../src/flow/people/enrolments.ts'
import { publishAssessment } from '../src/flow/policy/assessments.ts'

/**
 * The courses of a test: one for each tutor who publishes, and one for those who are no tutor. Every student of the test is
 * in every one of them.
 */
export function someCourses(context: Pick<Context, 'db' | 'clock'>) {
  const { db } = context
  const students: string[] = []
  const courses = new Map<string, Promise<{ id: string }>>()

  /** Enrols people by hand, each in the role of their account. */
  const enrol = (courseId: string, people: Actor[]) =>
    db.transaction((tx) =>
      enrolAll(
        tx,
        null,
        people.map(({ id, role }) => ({ courseId, accountId: id, role: role as CourseRole, source: 'page' as const })),
      ),
    )

  /** Ends what was said of a person in a course. */
  const leave = (courseId: string, { id }: Actor) =>
    db.transaction((tx) =>
      endEnrolments(tx, null, and(eq(enrolments.courseId, courseId), eq(enrolments.accountId, id))),
    )

  const addStudent = async (id: string) => {
    students.push(id)
    for (const course of courses.values()) await enrol((await course).id, [{ id, role: 'student' }])
  }

  const newCourse = async (tutors: Actor[]) => {
    const course = await db.transaction((tx) => insertCourse(tx, null, { title: 'A course' }))
    await enrol(course.id, [...students.map((id) => ({ id, role: 'student' as const })), ...tutors])
    return course
  }

  /** The course in which a person publishes: their own for a tutor. */
  const courseOf = (who: Actor) => {
    const name = who.role === 'tutor' ? who.id : 'others'
    const course = courses.get(name) ?? newCourse(who.role === 'tutor' ? [who] : [])
    courses.set(name, course)
    return course
  }

  /** Publishes an assessment in the person's course unless it names another. */
  const publish = async (who: Actor, wish: NewAssessment & { courseId?: string }) =>
    publishAssessment(context, who, { ...wish, courseId: wish.courseId ?? (await courseOf(who)).id })

  return { addStudent, courseOf, enrol, leave, publish }
}
