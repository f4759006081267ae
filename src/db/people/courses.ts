import { and, asc, desc, eq, or, type SQL } from 'drizzle-orm'
import { DomainError } from '../../domain/error.ts'
import type { Actor } from '../../domain/people/permission.ts'
import type { Session, Transaction } from '../client.ts'
import { contains } from '../contains.ts'
import { afterCursor, type Page, pageOf } from '../cursor.ts'
import { isId } from '../id.ts'
import { courses } from '../schema/index.ts'
import { isCourseOpenTo } from './membership.ts'

export type Course = typeof courses.$inferSelect

/** A page of the courses that `who` may know of, newest first; `q` is a part of a title or code, or a whole id. */
export async function listCourses(
  session: Session,
  who: Actor,
  { q, cursor, limit = 50 }: { q?: string; cursor?: string; limit?: number } = {},
): Promise<Page<Course>> {
  const rows = await session
    .select()
    .from(courses)
    .where(
      and(
        isCourseOpenTo(who, courses.id),
        q ? isNamed(q) : undefined,
        cursor ? afterCursor(cursor, { at: courses.createdAt, id: courses.id }, false) : undefined,
      ),
    )
    .orderBy(desc(courses.createdAt), desc(courses.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ createdAt }) => createdAt)
}

const isNamed = (q: string): SQL | undefined =>
  or(
    contains(courses.title, q),
    contains(courses.code, q),
    eq(courses.externalId, q),
    isId(q) ? eq(courses.id, q) : undefined,
  )

/** The courses in which `who` may publish an assessment, by title. */
export function coursesToChoose(session: Session, who: Actor) {
  return session
    .select({ id: courses.id, title: courses.title })
    .from(courses)
    .where(isCourseOpenTo(who, courses.id))
    .orderBy(asc(courses.title), asc(courses.id))
}

/** A course that `who` may know of, or null alike for one that they are not in and one that does not exist. */
export async function courseOpenTo(session: Session, who: Actor, id: string): Promise<Course | null> {
  const [found] = await session
    .select()
    .from(courses)
    .where(and(eq(courses.id, id), isCourseOpenTo(who, courses.id)))
  return found ?? null
}

/** The same. Throws NOT_FOUND where there is none. */
export async function findCourse(session: Session, who: Actor, id: string): Promise<Course> {
  const found = await courseOpenTo(session, who, id)
  if (!found) throw noSuchCourse()
  return found
}

/** The course, locked until the transaction ends. Throws NOT_FOUND. */
export async function lockCourse(tx: Transaction, id: string): Promise<Course> {
  const [found] = await tx.select().from(courses).where(eq(courses.id, id)).for('update')
  if (!found) throw noSuchCourse()
  return found
}

/** The course that a system outside calls so, or null. */
export async function courseOfExternalId(session: Session, externalId: string): Promise<Course | null> {
  const [found] = await session.select().from(courses).where(eq(courses.externalId, externalId))
  return found ?? null
}

const noSuchCourse = () => new DomainError('NOT_FOUND', 'There is no such course, or you are not in it.')
