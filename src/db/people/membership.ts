import { and, eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { type CourseRole, isCourseRole } from '../../domain/people/enrolment.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { currentEnrolments, memberships } from '../schema/index.ts'

/** The ids of the assessments that a person has now as a student or as a tutor, as a query in SQL. */
export const assessmentsOf = (accountId: string, role: CourseRole): SQL => sql`
  select ${memberships.assessmentId} from ${memberships}
  where ${and(eq(memberships.accountId, accountId), eq(memberships.role, role))}`

/** The ids of those who have an assessment now as a student or as a tutor, as a query in SQL; `assessmentId` may be an expression. */
export const membersOf = (assessmentId: string | SQL, role: CourseRole): SQL => sql`
  select ${memberships.accountId} from ${memberships}
  where ${memberships.assessmentId} = ${assessmentId} and ${memberships.role} = ${role}`

/** The ids of the courses that a person is in now as a student or as a tutor, as a query in SQL. */
export const coursesOf = (accountId: string, role: CourseRole): SQL => sql`
  select ${currentEnrolments.courseId} from ${currentEnrolments}
  where ${and(eq(currentEnrolments.accountId, accountId), eq(currentEnrolments.role, role))}`

/**
 * Whether a person has an assessment now in this role, as a condition in SQL. The ids are gathered once for a statement, so
 * that a list is filtered by an index however many works there are.
 */
export const hasAssessment = (accountId: string, role: CourseRole, assessmentId: SQLWrapper): SQL<boolean> =>
  sql<boolean>`${assessmentId} = any(array(${assessmentsOf(accountId, role)}))`

/** Whether a person teaches an assessment now. */
export async function teaches(session: Session, accountId: string, assessmentId: string): Promise<boolean> {
  const found = await session
    .select({ id: memberships.accountId })
    .from(memberships)
    .where(
      and(
        eq(memberships.accountId, accountId),
        eq(memberships.role, 'tutor'),
        eq(memberships.assessmentId, assessmentId),
      ),
    )
    .limit(1)
  return found.length > 0
}

/** Whether `who` may act on an assessment: a student or tutor while they are enrolled, the other roles on all. */
export const isOpenTo = ({ id, role }: Actor, assessmentId: SQLWrapper): SQL =>
  isCourseRole(role) ? hasAssessment(id, role, assessmentId) : sql`true`

/** Whether `who` may know of a course: a student or tutor while they are enrolled, the other roles of all. */
export const isCourseOpenTo = ({ id, role }: Actor, courseId: SQLWrapper): SQL =>
  isCourseRole(role) ? sql`${courseId} = any(array(${coursesOf(id, role)}))` : sql`true`
