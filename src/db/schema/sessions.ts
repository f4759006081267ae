import { bigint, check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { type Opinion, opinions, type Waits } from '../../domain/review/first-reading.ts'
import { accounts } from './accounts.ts'
import { bytes, databaseTime, id, oneOf, time } from './columns.ts'
import { ltiContexts } from './lti/contexts.ts'
import { assessments } from './policy.ts'
import { responses } from './review/cases.ts'
import { submissions } from './submissions.ts'

const ofAccount = (name = 'account_id') =>
  uuid(name)
    .notNull()
    .references(() => accounts.id)
const ofSubmission = () =>
  uuid('submission_id')
    .notNull()
    .references(() => submissions.id)

/**
 * Who is signed in on the pages. Only a hash of the cookie is kept. A session that ended stays for a week, so that a form
 * that was open then is known to be that person's when it is sent.
 */
export const sessions = pgTable(
  'sessions',
  {
    hash: bytes('hash').primaryKey(),
    accountId: ofAccount(),
    /** The context of an LMS that its person came from: the session ends with their enrolment by that context. */
    contextId: uuid('context_id').references(() => ltiContexts.id),
    startedAt: databaseTime('started_at'),
    /** When it was last used, to the minute. */
    usedAt: databaseTime('used_at'),
    expiresAt: time('expires_at').notNull(),
    /** When the person signed out, if they did. */
    endedAt: time('ended_at'),
    /** A hash of the token that every form of this session carries. */
    formHash: bytes('form_hash').notNull(),
  },
  (table) => [index('sessions_of_account').on(table.accountId), index('session_of_form').on(table.formHash)],
)

/** A link that signs one person in once. Only its hash is kept. */
export const signInLinks = pgTable('sign_in_links', {
  hash: bytes('hash').primaryKey(),
  accountId: ofAccount(),
  createdAt: databaseTime('created_at'),
  expiresAt: time('expires_at').notNull(),
})

/** A sign-in under way with an identity provider: what its answer has to fit (OpenID Connect Core §3.1.2.1, RFC 7636). */
export const signInAttempts = pgTable('sign_in_attempts', {
  stateHash: bytes('state_hash').primaryKey(),
  nonce: text('nonce').notNull(),
  verifier: text('verifier').notNull(),
  startedAt: databaseTime('started_at'),
})

/** The file that is kept for a hand-in that a student has begun; what they typed is a draft of its form. Only the student reads it. */
export const drafts = pgTable(
  'drafts',
  {
    accountId: ofAccount(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    uploadId: uuid('upload_id'),
    savedAt: databaseTime('saved_at'),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.assessmentId] })],
)

/** How often a student had drafts for an assessment checked. Only the count is kept, and it is not shown anywhere. */
export const selfChecks = pgTable(
  'self_checks',
  {
    accountId: ofAccount(),
    assessmentId: uuid('assessment_id')
      .notNull()
      .references(() => assessments.id),
    used: integer('used').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.assessmentId] })],
)

/** What a reviewer thought of the work before seeing statistical results (docs/reference/policy.md#first-reading). Written once, never changed. */
export const firstReadings = pgTable(
  'first_readings',
  {
    id: id(),
    submissionId: ofSubmission(),
    readerId: ofAccount('reader_id'),
    opinion: text('opinion').$type<Opinion>().notNull(),
    note: text('note').notNull(),
    at: databaseTime('at'),
  },
  (table) => [
    unique('one_first_reading').on(table.submissionId, table.readerId),
    check('known_opinion', oneOf(table.opinion, opinions)),
  ],
)

/** Which results wait for the first reading: the statistical ones, all of them, or none. The newest row counts. */
export const readingSettings = pgTable('reading_settings', {
  id: id(),
  waits: text('waits').$type<Waits>().notNull(),
  setBy: ofAccount('set_by'),
  at: databaseTime('at'),
})

/**
 * Files beside the work: attached to a response, or brought along by an LMS that sends several (`responseId` null). The
 * bytes are in storage under their SHA-256.
 */
export const attachments = pgTable(
  'attachments',
  {
    id: id(),
    responseId: uuid('response_id').references(() => responses.id),
    submissionId: ofSubmission(),
    sha256: text('sha256').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    mediaType: text('media_type').notNull(),
    name: text('name').notNull(),
    at: databaseTime('at'),
  },
  (table) => [index('files_of_response').on(table.submissionId), index().on(table.sha256)],
)
