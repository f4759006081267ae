import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Actor, Role } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { isOpenTo } from '../people/membership.ts'
import { assessments } from '../schema/index.ts'

export type Assessment = typeof assessments.$inferSelect

/** Throws NOT_FOUND. */
export async function findAssessment(session: Session, id: string): Promise<Assessment> {
  const [found] = await session.select().from(assessments).where(eq(assessments.id, id))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such assessment.')
  return found
}

/** Who reads a brief before the assessment opens: those who set it and look after it. */
const readEarly: readonly Role[] = ['tutor', 'lead', 'admin', 'auditor']

/** The columns of an assessment for `who`: without the brief before it opens, but for those who look after it. */
export const columnsFor = ({ role }: Pick<Actor, 'role'>) => ({
  ...getTableColumns(assessments),
  brief: readEarly.includes(role)
    ? sql<string>`${assessments.brief}`
    : sql<string>`case when ${assessments.opensAt} > clock_timestamp() then '' else ${assessments.brief} end`,
})

/** What `who` may see listed: a student or tutor what they are enrolled in, everybody else all that are published. */
export function listAssessments(session: Session, who: Actor, limit = 200) {
  return session
    .select(columnsFor(who))
    .from(assessments)
    .where(isOpenTo(who, assessments.id))
    .orderBy(assessments.publishedAt, assessments.id)
    .limit(limit)
}

/** The assessments of a course, newest first. */
export function assessmentsOfCourse(session: Session, courseId: string) {
  return session
    .select({ id: assessments.id, title: assessments.title })
    .from(assessments)
    .where(eq(assessments.courseId, courseId))
    .orderBy(desc(assessments.publishedAt), desc(assessments.id))
}

/** Throws NOT_FOUND alike for one that `who` is not enrolled in and one that does not exist. */
export async function findOwnAssessment(session: Session, who: Actor, id: string): Promise<Assessment> {
  const [found] = await session
    .select(columnsFor(who))
    .from(assessments)
    .where(and(eq(assessments.id, id), isOpenTo(who, assessments.id)))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such assessment.')
  return found
}

/** Whether an assessment is among those that `who` acts on. */
export async function actsOn(session: Session, who: Actor, id: string): Promise<boolean> {
  const [on] = await session
    .select({ id: assessments.id })
    .from(assessments)
    .where(and(eq(assessments.id, id), isOpenTo(who, assessments.id)))
  return on !== undefined
}
