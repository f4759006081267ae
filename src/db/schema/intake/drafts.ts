import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Refusal } from '../../../domain/drafts/draft.ts'
import { accounts } from '../accounts.ts'
import { databaseTime } from '../columns.ts'

/**
 * What a person typed into a form that they have not sent yet (docs/reference/drafts.md). Only that person reads it. The
 * newest version of a form counts; an older one is there only where two windows wrote different things.
 */
export const formDrafts = pgTable(
  'form_drafts',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The address that the form is sent to. */
    form: text('form').notNull(),
    /** The path of the page that the form stands on. */
    page: text('page').notNull(),
    /** What the form is about: the first id in its address. */
    subject: uuid('subject'),
    version: integer('version').notNull(),
    /** Names and values, in the order of the form. Empty once the form was sent. */
    fields: jsonb('fields').$type<[string, string][]>().notNull(),
    /** Why the form was not taken when it was sent. */
    refusal: jsonb('refusal').$type<Refusal>(),
    /** Shown at each visit of the page, and not only in the answer to the form. */
    lasting: boolean('lasting').notNull().default(true),
    /** The form was sent: what an open page still has on the way does not bring the draft back. */
    sent: boolean('sent').notNull().default(false),
    savedAt: databaseTime('saved_at'),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.form, table.version] }),
    index('drafts_of_page').on(table.accountId, table.page),
    index('drafts_of_subject').on(table.subject),
    index('drafts_by_age').on(table.savedAt),
    check('sent_without_words', sql`not ${table.sent} or ${table.fields} = '[]'::jsonb`),
  ],
)
