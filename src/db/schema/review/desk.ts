import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { type CommentKind, commentKinds } from '../../../domain/review/pile/comments.ts'
import { accounts } from '../accounts.ts'
import { databaseTime, id, oneOf } from '../columns.ts'
import { byAccount } from './references.ts'

/** A sentence that a reviewer keeps to use again: their own, or one that a lead shares with all who review. */
export const comments = pgTable(
  'comments',
  {
    id: id(),
    ownerId: byAccount('owner_id'),
    kind: text('kind').$type<CommentKind>().notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    isShared: boolean('is_shared').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    check('known_comment_kind', oneOf(table.kind, commentKinds)),
    check('comment_says_something', sql`${table.title} <> '' and ${table.text} <> ''`),
    index('comments_of_owner').on(table.ownerId, table.at, table.id),
    index('shared_comments').on(table.at, table.id).where(sql`${table.isShared}`),
  ],
)

/** How a person works through the review list: the filters that they used last, and whether keys act on the pages. */
export const reviewPreferences = pgTable('review_preferences', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  /** The filters as the query of the list's address. */
  filters: text('filters').notNull(),
  hasShortcuts: boolean('has_shortcuts').notNull(),
})
