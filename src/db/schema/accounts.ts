import { boolean, check, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { type NoticeTiming, noticeTimings } from '../../domain/notices/kinds.ts'
import { type Language, languages } from '../../domain/people/language.ts'
import type { Role } from '../../domain/people/permission.ts'
import { bytes, databaseTime, id, oneOf, time } from './columns.ts'

/** The one training provider of this deployment. */
export const provider = pgTable('provider', {
  only: boolean('only').primaryKey().default(true),
  /** Makes the pseudonyms under which outside detectors and receipts know students. */
  pseudonymSalt: bytes('pseudonym_salt').notNull(),
  createdAt: databaseTime('created_at'),
})

/** A person, or an LMS integration, that may act here. Names live only in this table. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    role: text('role').$type<Role>().notNull(),
    name: text('name').notNull(),
    email: text('email'),
    /** Whether only an LMS said that this is their address. Such an address signs no one in. */
    emailClaimed: boolean('email_claimed').notNull().default(false),
    /** The person who added them; null for the first admin, and for people whom an outside system introduced. */
    addedBy: uuid('added_by'),
    /** How notices that are not required come. */
    noticeTiming: text('notice_timing').$type<NoticeTiming>().notNull().default('each'),
    /** The language that the person chose for pages and mails; null where their browser says it. */
    language: text('language').$type<Language>(),
    createdAt: databaseTime('created_at'),
    disabledAt: time('disabled_at'),
  },
  (table) => [
    check('known_notice_timing', oneOf(table.noticeTiming, noticeTimings)),
    check('known_language', oneOf(table.language, languages)),
  ],
)

/** How an outside system names a person: an LMS registration and its subject, never an e-mail address. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    createdAt: databaseTime('created_at'),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] }), index().on(table.accountId)],
)

/** Bearer keys, kept as SHA-256 only. */
export const keys = pgTable(
  'keys',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    hash: bytes('hash').notNull(),
    label: text('label').notNull(),
    createdAt: databaseTime('created_at'),
    expiresAt: time('expires_at'),
    revokedAt: time('revoked_at'),
  },
  (table) => [unique().on(table.hash)],
)

/**
 * A key or a sign-in link that an admin wants for another account. For those who read students' work it waits for a second
 * admin; the person sees every one of them on their account page.
 */
export const accessRequests = pgTable(
  'access_requests',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    kind: text('kind').$type<'key' | 'link' | 'invitation' | 'address' | 'role'>().notNull(),
    /** The new address or role, where it is about one. */
    value: text('value'),
    /** Null where it was made on the server itself. */
    askedBy: uuid('asked_by').references(() => accounts.id),
    askedAt: databaseTime('asked_at'),
    approvedBy: uuid('approved_by').references(() => accounts.id),
    approvedAt: time('approved_at'),
    /** When the key or link was made; a request is used once. */
    usedAt: time('used_at'),
  },
  (table) => [index('access_requests_of_account').on(table.accountId, table.askedAt)],
)

/** Public halves of the keys that sign receipts and checkpoints; old ones stay so that old receipts verify. */
export const signingKeys = pgTable('signing_keys', {
  kid: text('kid').primaryKey(),
  publicKey: text('public_key').notNull(),
  validFrom: databaseTime('valid_from'),
})
