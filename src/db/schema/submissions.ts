import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { type DueReason, dueReasons } from '../../domain/dates/due.ts'
import type { Encoding } from '../../domain/intake/encodings.ts'
import type { Reflection } from '../../domain/intake/reflection.ts'
import type { Document } from '../../domain/screening/document.ts'
import type { SubmissionStatus } from '../../domain/submission/status.ts'
import { accounts } from './accounts.ts'
import { databaseTime, id, oneOf, time } from './columns.ts'
import { assessments, policyVersions } from './policy.ts'

export const submissions = pgTable(
  'submissions',
  {
    id: id(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    studentId: uuid('student_id')
      .notNull()
      .references(() => accounts.id),
    /** Who handed it in: the student, or the LMS integration that delivered it. */
    submittedBy: uuid('submitted_by')
      .notNull()
      .references(() => accounts.id),
    attempt: integer('attempt').notNull(),
    policyVersionId: uuid('policy_version_id')
      .notNull()
      .references(() => policyVersions.id),
    status: text('status').$type<SubmissionStatus>().notNull(),
    /** Why the text could not be read, as a sentence; null where it was read. */
    unreadable: text('unreadable'),
    receivedAt: databaseTime('received_at'),
    late: boolean('late').notNull(),
    /** The due date that applies to its student, and why; null where work is never late. */
    dueAt: time('due_at'),
    dueBecause: text('due_because').$type<DueReason>().notNull().default('base'),
    /** The version of the assessment that counted when it arrived. */
    assessmentVersion: integer('assessment_version').notNull().default(1),
    /** When the submission came to its present status. */
    statusSince: databaseTime('status_since'),
  },
  (table) => [
    check('known_due_reason', oneOf(table.dueBecause, dueReasons)),
    unique('one_submission_per_attempt').on(table.assessmentId, table.studentId, table.attempt),
    index('works_by_time').on(table.receivedAt, table.id),
    index('review_list').on(table.status, table.receivedAt, table.id),
    index('review_list_of_assessment').on(table.assessmentId, table.status, table.receivedAt, table.id),
    index('work_of_student').on(table.studentId, table.receivedAt, table.id),
  ],
)

/** The file as it arrived. Its bytes are in storage under their SHA-256. */
export const files = pgTable(
  'files',
  {
    submissionId: uuid('submission_id')
      .primaryKey()
      .references(() => submissions.id),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    name: text('name').notNull(),
    /** The encoding that its student chose, where it is a text; null where nothing was chosen. */
    encoding: text('encoding').$type<Encoding>(),
  },
  (table) => [index().on(table.sha256)],
)

/** Each receipt as it was given, for the event that it was given for; never made anew. Added to, never changed. */
export const receipts = pgTable('receipts', {
  eventId: uuid('event_id').primaryKey(),
  submissionId: uuid('submission_id')
    .notNull()
    .references(() => submissions.id),
  token: text('token').notNull(),
})

export const reflections = pgTable('reflections', {
  submissionId: uuid('submission_id')
    .primaryKey()
    .references(() => submissions.id),
  answers: jsonb('answers').$type<Reflection>().notNull(),
  sha256: text('sha256').notNull(),
  /** What is compared with later reflections of the same student (`answerFingerprints`). */
  fingerprints: text('fingerprints').array().notNull().default(sql`'{}'`),
  at: databaseTime('at'),
})

/** Bytes that were received with a reflection that needed another look; kept so that the student need not upload again. */
export const uploads = pgTable(
  'uploads',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    name: text('name').notNull(),
    /** The encoding that its student chose, where it is a text; null where nothing was chosen. */
    encoding: text('encoding').$type<Encoding>(),
    at: databaseTime('at'),
  },
  (table) => [index().on(table.sha256), index().on(table.accountId)],
)

export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    accountId: uuid('account_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    submissionId: uuid('submission_id').notNull(),
    at: databaseTime('at'),
  },
  (table) => [primaryKey({ name: 'idempotency_keys_pkey', columns: [table.accountId, table.key] })],
)

/** What was read from the file, once per version of the reader. */
export const texts = pgTable(
  'texts',
  {
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id),
    readerVersion: text('reader_version').notNull(),
    text: text('text').notNull(),
    sha256: text('sha256').notNull(),
    layout: jsonb('layout').$type<Omit<Document, 'text'>>().notNull(),
    at: databaseTime('at'),
  },
  (table) => [primaryKey({ columns: [table.submissionId, table.readerVersion] })],
)

/** Which texts hold which fingerprints: the index that finds the few works worth comparing among all there are. */
export const fingerprints = pgTable(
  'fingerprints',
  {
    hash: bigint('hash', { mode: 'bigint' }).notNull(),
    submissionId: uuid('submission_id')
      .notNull()
      .references(() => submissions.id),
  },
  (table) => [primaryKey({ columns: [table.hash, table.submissionId] }), index().on(table.submissionId)],
)
