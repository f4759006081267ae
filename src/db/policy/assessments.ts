import { and, desc, eq, getTableColumns, or, sql } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Actor, Role } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { contains } from '../contains.ts'
import { afterCursor, type Page, pageOf } from '../cursor.ts'
import { isId } from '../id.ts'
import { isOpenTo } from '../people/membership.ts'
import { assessments, assessmentVersions } from '../schema/index.ts'

export type Assessment = typeof assessments.$inferSelect

/** The same with the time from which what it allows counts: work that arrives before it is judged by an earlier version. */
export type AssessmentInForce = Assessment & { countsFrom: Date }

/** Throws NOT_FOUND. */
export async function findAssessment(session: Session, id: string): Promise<Assessment> {
  const [found] = await session.select().from(assessments).where(eq(assessments.id, id))
  if (!found) throw new DomainError('NOT_FOUND', 'There is no such assessment.')
  return found
}

/** Who reads a brief before the assessment opens: those who set it and look after it. */
const readEarly: readonly Role[] = ['tutor', 'lead', 'admin', 'auditor']

const countsFrom = sql<Date>`(
  select counts_from from assessment_versions newest
  where newest.assessment_id = assessments.id and newest.version = assessments.version
)`.mapWith(assessmentVersions.countsFrom)

/** The columns of an assessment for `who`: without the brief before it opens, but for those who look after it. */
export const columnsFor = ({ role }: Pick<Actor, 'role'>) => ({
  ...getTableColumns(assessments),
  countsFrom,
  brief: readEarly.includes(role)
    ? sql<string>`${assessments.brief}`
    : sql<string>`case when ${assessments.opensAt} > clock_timestamp() then '' else ${assessments.brief} end`,
})

/** A page of what `who` may see listed, newest first: a student or tutor what they are enrolled in, everybody else all. */
export async function listAssessments(
  session: Session,
  who: Actor,
  { q, cursor, limit = 50 }: { q?: string; cursor?: string; limit?: number } = {},
): Promise<Page<AssessmentInForce>> {
  const rows = await session
    .select(columnsFor(who))
    .from(assessments)
    .where(
      and(
        isOpenTo(who, assessments.id),
        q ? or(contains(assessments.title, q), isId(q) ? eq(assessments.id, q) : undefined) : undefined,
        cursor ? afterCursor(cursor, { at: assessments.publishedAt, id: assessments.id }, false) : undefined,
      ),
    )
    .orderBy(desc(assessments.publishedAt), desc(assessments.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ publishedAt }) => publishedAt)
}

/** The assessments that are called exactly so, or the one with this id: two at most. */
export function assessmentsNamed(session: Session, named: string) {
  return session
    .select({ id: assessments.id, title: assessments.title })
    .from(assessments)
    .where(or(eq(assessments.title, named), isId(named) ? eq(assessments.id, named) : undefined))
    .limit(2)
}

/** The titles of all that a student or tutor is enrolled in, newest first, to choose one; of the newest for everybody else. */
export function assessmentsToChoose(session: Session, who: Actor, others = 200) {
  const all = session
    .select({ id: assessments.id, title: assessments.title, aiLevel: assessments.aiLevel })
    .from(assessments)
    .where(isOpenTo(who, assessments.id))
    .orderBy(desc(assessments.publishedAt), desc(assessments.id))
  return who.role === 'student' || who.role === 'tutor' ? all : all.limit(others)
}

/** The assessments of a course, newest first. */
export function assessmentsOfCourse(session: Session, courseId: string) {
  return session
    .select({ id: assessments.id, title: assessments.title })
    .from(assessments)
    .where(eq(assessments.courseId, courseId))
    .orderBy(desc(assessments.publishedAt), desc(assessments.id))
}

/** Null alike for one that `who` is not enrolled in and one that does not exist. */
export async function assessmentOpenTo(session: Session, who: Actor, id: string): Promise<AssessmentInForce | null> {
  const [found] = await session
    .select(columnsFor(who))
    .from(assessments)
    .where(and(eq(assessments.id, id), isOpenTo(who, assessments.id)))
  return found ?? null
}

/** The same. Throws NOT_FOUND where there is none. */
export async function findOwnAssessment(session: Session, who: Actor, id: string): Promise<AssessmentInForce> {
  const found = await assessmentOpenTo(session, who, id)
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
