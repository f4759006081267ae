import { and, eq, exists, getTableColumns, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { DomainError } from '../../domain/error.ts'
import type { Actor, Role } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { assessments, assessmentTutors } from '../schema/index.ts'

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

/** What `who` may see listed: a tutor the assessments they are on, everybody else all that are published. */
export function listAssessments(session: Session, who: Actor, limit = 200) {
  return session
    .select(columnsFor(who))
    .from(assessments)
    .where(who.role === 'tutor' ? isTutorOn(session, who.id, assessments.id) : sql`true`)
    .orderBy(assessments.publishedAt, assessments.id)
    .limit(limit)
}

/** Throws NOT_FOUND when a tutor is not on the assessment; leads may act on all. */
export async function findOwnAssessment(session: Session, who: Actor, id: string): Promise<Assessment> {
  const [found] = await session.select(columnsFor(who)).from(assessments).where(eq(assessments.id, id))
  if (!found || !(await actsOn(session, who, id))) throw new DomainError('NOT_FOUND', 'There is no such assessment.')
  return found
}

/** Whether an assessment is among those that `who` acts on: for a tutor, the ones they are on. */
export async function actsOn(session: Session, who: Actor, id: string): Promise<boolean> {
  if (who.role !== 'tutor') return true
  const [on] = await session
    .select()
    .from(assessmentTutors)
    .where(and(eq(assessmentTutors.accountId, who.id), eq(assessmentTutors.assessmentId, id)))
  return on !== undefined
}

/** Whether an account is a tutor on an assessment, as a condition in SQL. */
export function isTutorOn(session: Session, accountId: string, assessmentId: AnyPgColumn) {
  return exists(
    session
      .select({ one: sql`1` })
      .from(assessmentTutors)
      .where(and(eq(assessmentTutors.accountId, accountId), eq(assessmentTutors.assessmentId, assessmentId))),
  )
}
