import { and, count, desc, eq, getTableColumns, or, type SQL, sql } from 'drizzle-orm'
import type { Actor } from '../../domain/people/permission.ts'
import type { CommentKind } from '../../domain/review/pile/comments.ts'
import type { Session } from '../client.ts'
import { contains } from '../contains.ts'
import { afterCursor, type Page, pageOf } from '../cursor.ts'
import { comments } from '../schema/index.ts'

/** A comment of the library as a person sees it. */
export interface Comment {
  id: string
  kind: CommentKind
  title: string
  text: string
  isShared: boolean
  isOwn: boolean
  at: Date
}

/** What a person can insert: their own comments, and those that are shared. */
const openTo = ({ id }: Actor): SQL => or(eq(comments.ownerId, id), eq(comments.isShared, true))!

const shownTo = ({ id }: Actor) => {
  const { ownerId: _, ...columns } = getTableColumns(comments)
  return { ...columns, isOwn: sql<boolean>`${comments.ownerId} = ${id}` }
}

interface Asked {
  kind?: CommentKind
  /** A part of its title or text. */
  q?: string
  cursor?: string
  limit?: number
}

/** A page of the comments that a person can insert, newest first. */
export async function listComments(
  session: Session,
  who: Actor,
  { kind, q, cursor, limit = 50 }: Asked = {},
): Promise<Page<Comment>> {
  const rows = await session
    .select(shownTo(who))
    .from(comments)
    .where(
      and(
        openTo(who),
        kind ? eq(comments.kind, kind) : undefined,
        q ? or(contains(comments.title, q), contains(comments.text, q)) : undefined,
        cursor ? afterCursor(cursor, { at: comments.at, id: comments.id }, false) : undefined,
      ),
    )
    .orderBy(desc(comments.at), desc(comments.id))
    .limit(limit + 1)
  return pageOf(rows, limit, ({ at }) => at)
}

/** A comment that the person can insert, or null. */
export async function findComment(session: Session, who: Actor, id: string): Promise<Comment | null> {
  const [found] = await session
    .select(shownTo(who))
    .from(comments)
    .where(and(eq(comments.id, id), openTo(who)))
  return found ?? null
}

/** How many comments a person keeps. */
export async function commentsKept(session: Session, ownerId: string): Promise<number> {
  const [found] = await session.select({ kept: count() }).from(comments).where(eq(comments.ownerId, ownerId))
  return found!.kept
}
