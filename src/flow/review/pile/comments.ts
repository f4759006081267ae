import { and, eq } from 'drizzle-orm'
import type { Context } from '../../../context.ts'
import { newId } from '../../../db/id.ts'
import { type Comment, commentsKept } from '../../../db/review/comments.ts'
import { comments } from '../../../db/schema/index.ts'
import { DomainError } from '../../../domain/error.ts'
import type { Actor } from '../../../domain/people/permission.ts'
import { type CommentKind, mostComments } from '../../../domain/review/pile/comments.ts'

export interface NewComment {
  kind: CommentKind
  title: string
  text: string
  /** Whether all who review can insert it; only a lead shares. */
  isShared?: boolean
}

/** A reviewer keeps a comment to use again. Throws NOT_ALLOWED for one that a tutor shares, INVALID_INPUT where they keep too many. */
export async function keepComment(
  { db }: Pick<Context, 'db'>,
  who: Actor,
  { kind, title, text, isShared = false }: NewComment,
): Promise<Comment> {
  if (isShared && who.role !== 'lead') {
    throw new DomainError('NOT_ALLOWED', 'A lead shares comments with all who review; you can keep it for yourself.')
  }
  if ((await commentsKept(db, who.id)) >= mostComments) throw tooMany()
  const [saved] = await db
    .insert(comments)
    .values({ id: newId(), ownerId: who.id, kind, title, text, isShared })
    .returning()
  const { ownerId: _, ...comment } = saved!
  return { ...comment, isOwn: true }
}

/** Takes a comment of one's own out of the library; what it was inserted into stays. Throws NOT_FOUND. */
export async function removeComment({ db }: Pick<Context, 'db'>, who: Actor, id: string): Promise<void> {
  const removed = await db
    .delete(comments)
    .where(and(eq(comments.id, id), eq(comments.ownerId, who.id)))
    .returning({ id: comments.id })
  if (!removed.length) throw new DomainError('NOT_FOUND', 'There is no such comment of yours.')
}

const tooMany = () =>
  new DomainError('INVALID_INPUT', `You keep ${mostComments} comments already.`, [
    { field: 'title', problem: 'The library of one person is full.', expected: 'Remove one that you no longer use.' },
  ])
