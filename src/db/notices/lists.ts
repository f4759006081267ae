import { and, desc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { NoticeState } from '../../domain/notices/kinds.ts'
import type { Session } from '../client.ts'
import { afterCursor, pageOf } from '../cursor.ts'
import { noticeAttempts, notices } from '../schema/index.ts'
import { noticesWithFacts } from './facts.ts'

const pageSize = 50

async function page(session: Session, where: SQL | undefined, cursor?: string) {
  const rows = await noticesWithFacts(session)
    .where(and(where, cursor ? afterCursor(cursor, { at: notices.createdAt, id: notices.id }, false) : undefined))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(pageSize + 1)
  return pageOf(rows, pageSize, ({ createdAt }) => createdAt)
}

/** A page of a person's notices, newest first. A digest only repeats others. */
export const noticesTo = (session: Session, personId: string, cursor?: string) =>
  page(session, and(eq(notices.personId, personId), sql`${notices.kind} <> 'digest'`), cursor)

/** A page of all notices, newest first, each with its person's address and the server's last words; for an admin. */
export async function outgoing(session: Session, state?: NoticeState, cursor?: string) {
  const { items, nextCursor } = await page(session, state ? eq(notices.state, state) : undefined, cursor)
  const ids = items.map(({ id }) => id)
  const said = ids.length
    ? await session
        .selectDistinctOn([noticeAttempts.noticeId], getTableColumns(noticeAttempts))
        .from(noticeAttempts)
        .where(sql`${noticeAttempts.noticeId} in ${ids}`)
        .orderBy(noticeAttempts.noticeId, desc(noticeAttempts.at))
    : []
  const rows = items.map((notice) => ({
    ...notice,
    last: said.find(({ noticeId }) => noticeId === notice.id) ?? null,
  }))
  return { items: rows, nextCursor }
}

/** How many notices a person has not read; counting stops at 100. */
export const unreadCount = (personId: SQL): SQL<number> => sql<number>`(
  select count(*)::int from (
    select 1 from notices where person_id = ${personId} and read_at is null and kind <> 'digest' limit 100
  ) unread)`
