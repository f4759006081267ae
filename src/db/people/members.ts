import { and, desc, eq, getTableColumns, or, sql } from 'drizzle-orm'
import type { Session } from '../client.ts'
import { afterCursor, pageOf } from '../cursor.ts'
import { isId } from '../id.ts'
import { accounts, enrolments } from '../schema/index.ts'
import { isPerson } from './people-list.ts'

/** A page of the enrolments of a course, also those that have ended, newest first; `q` is a part of a name or address, or an id. */
export async function membersOfCourse(
  session: Session,
  courseId: string,
  { q, cursor, limit = 50 }: { q?: string; cursor?: string; limit?: number } = {},
) {
  const rows = await session
    .select({ ...getTableColumns(enrolments), name: accounts.name })
    .from(enrolments)
    .innerJoin(accounts, eq(accounts.id, enrolments.accountId))
    .where(
      and(
        eq(enrolments.courseId, courseId),
        q ? isPerson(q) : undefined,
        cursor ? afterCursor(cursor, { at: enrolments.from, id: enrolments.id }, false) : undefined,
      ),
    )
    .orderBy(desc(enrolments.from), desc(enrolments.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ from }) => from)
}

/** The people with this id or this e-mail address, two at most. */
export function peopleNamed(session: Session, idOrEmail: string) {
  const byEmail = sql`lower(${accounts.email}) = lower(${idOrEmail})`
  return session
    .select()
    .from(accounts)
    .where(isId(idOrEmail) ? or(eq(accounts.id, idOrEmail), byEmail) : byEmail)
    .limit(2)
}
