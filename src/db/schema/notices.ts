import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import {
  type NoticeChannel,
  type NoticeKind,
  type NoticeState,
  noticeChannels,
  noticeKindNames,
  noticeStates,
} from '../../domain/notices/kinds.ts'
import { accounts } from './accounts.ts'
import { databaseTime, id, lease, oneOf, time } from './columns.ts'
import { aiPermissions, assessments, policyVersions } from './policy.ts'
import { disclosures } from './review/cases.ts'
import { submissions } from './submissions.ts'

/**
 * A message to a person about something that waits or changed. It holds ids only: its words are made from its kind when it
 * is shown or sent. Written in the transaction of the event that it tells of, once per event, kind and person.
 */
export const notices = pgTable(
  'notices',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => accounts.id),
    kind: text('kind').$type<NoticeKind>().notNull(),
    /** The audit event that made it. */
    eventId: uuid('event_id').notNull(),
    submissionId: uuid('submission_id').references(() => submissions.id),
    assessmentId: uuid('assessment_id').references(() => assessments.id),
    disclosureId: uuid('disclosure_id').references(() => disclosures.id, { onDelete: 'cascade' }),
    permissionId: uuid('permission_id').references(() => aiPermissions.id),
    policyVersionId: uuid('policy_version_id').references(() => policyVersions.id),
    /** Until when the person has to act, where that is known when it is written. */
    actBy: time('act_by'),
    channel: text('channel').$type<NoticeChannel>().notNull(),
    state: text('state').$type<NoticeState>().notNull().default('queued'),
    /** Waits for the daily digest of its person; `digestId` is the digest that holds it. */
    inDigest: boolean('in_digest').notNull().default(false),
    digestId: uuid('digest_id').references((): AnyPgColumn => notices.id),
    attempts: integer('attempts').notNull().default(0),
    nextAttemptAt: time('next_attempt_at'),
    ...lease(),
    createdAt: databaseTime('created_at'),
    sentAt: time('sent_at'),
    deliveredAt: time('delivered_at'),
    failedAt: time('failed_at'),
    readAt: time('read_at'),
  },
  (table) => [
    unique('one_notice_per_event').on(table.eventId, table.kind, table.personId),
    index('notices_of_person').on(table.personId, table.createdAt, table.id),
    index('unread_notices').on(table.personId).where(sql`${table.readAt} is null`),
    index('notices_due').on(table.nextAttemptAt).where(sql`${table.nextAttemptAt} is not null`),
    index('notices_for_digest')
      .on(table.personId)
      .where(sql`${table.inDigest} and ${table.digestId} is null and ${table.readAt} is null`),
    index('notices_in_digest').on(table.digestId).where(sql`${table.digestId} is not null`),
    index('mails_by_time').on(table.createdAt, table.id),
    index('notices_by_state')
      .on(table.state, table.createdAt, table.id)
      .where(sql`${table.state} in ('sent', 'failed')`),
    index('notices_of_submission').on(table.submissionId),
    check('known_notice_kind', oneOf(table.kind, noticeKindNames)),
    check('known_notice_channel', oneOf(table.channel, noticeChannels)),
    check('known_notice_state', oneOf(table.state, noticeStates)),
  ],
)

/** What the mail server said to each attempt. */
export const noticeAttempts = pgTable(
  'notice_attempts',
  {
    id: id(),
    noticeId: uuid('notice_id')
      .notNull()
      .references(() => notices.id, { onDelete: 'cascade' }),
    attempt: integer('attempt').notNull(),
    at: databaseTime('at'),
    /** The reply code of SMTP, where the server answered. */
    code: integer('code'),
    /** The server's words, or a sentence where it could not be reached; without addresses. */
    answer: text('answer').notNull(),
    milliseconds: integer('milliseconds').notNull(),
  },
  (table) => [index().on(table.noticeId)],
)

/**
 * The time to respond to a disclosure. It opens when the notice of the disclosure arrived: the mail server took it, or the
 * student opened the disclosure, whichever was first.
 */
export const responseWindows = pgTable(
  'response_windows',
  {
    disclosureId: uuid('disclosure_id')
      .primaryKey()
      .references(() => disclosures.id),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id),
    openedBy: text('opened_by').$type<NoticeChannel>().notNull(),
    respondBy: time('respond_by').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.submissionId), check('known_opening', oneOf(table.openedBy, noticeChannels))],
)
