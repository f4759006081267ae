import { and, desc, eq, inArray, or, type SQL } from 'drizzle-orm'
import type { Role } from '../../domain/people/permission.ts'
import type { Session } from '../client.ts'
import { contains } from '../contains.ts'
import { afterCursor, type Page, pageOf } from '../cursor.ts'
import { isId } from '../id.ts'
import { accounts, currentEnrolments } from '../schema/index.ts'
import type { Account } from './accounts.ts'

export interface PeopleSearch {
  /** Part of a name or an address, or a whole id. */
  q?: string
  role?: Role
  courseId?: string
  cursor?: string
  limit?: number
}

/** A page of people and integrations, the newest first. */
export async function listPeople(session: Session, search: PeopleSearch): Promise<Page<Account>> {
  const { cursor, limit = 50 } = search
  const rows = await session
    .select()
    .from(accounts)
    .where(
      and(
        matching(session, search),
        cursor ? afterCursor(cursor, { at: accounts.createdAt, id: accounts.id }, false) : undefined,
      ),
    )
    .orderBy(desc(accounts.createdAt), desc(accounts.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ createdAt }) => createdAt)
}

function matching(session: Session, { q, role, courseId }: PeopleSearch): SQL | undefined {
  return and(
    q ? isPerson(q) : undefined,
    role ? eq(accounts.role, role) : undefined,
    courseId ? isInCourse(session, courseId) : undefined,
  )
}

/** Whether a person is in a course now. */
function isInCourse(session: Session, courseId: string): SQL {
  const { accountId } = currentEnrolments
  const inIt = session.select({ accountId }).from(currentEnrolments).where(eq(currentEnrolments.courseId, courseId))
  return inArray(accounts.id, inIt)
}

/** Whether a person is meant by a part of a name or address, or by a whole id, as a condition in SQL on `accounts`. */
export const isPerson = (q: string): SQL | undefined =>
  or(contains(accounts.name, q), contains(accounts.email, q), isId(q) ? eq(accounts.id, q) : undefined)
